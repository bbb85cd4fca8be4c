import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { COMMAND_CASES, idsOf, type CommandCase, type Ids } from "./access-commands.js";
import { SEATS, TOWNSHIP_A, type Seat } from "./access-seats.js";
import { Snapshot } from "./access-snapshot.js";
import { COMMANDS, type Standing } from "./access-table.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";

const refusalForm = z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() });

/** Ids of the same forms and in the same order that never were; of two incidents the lesser id is looked for first. */
const NEVER: Ids = {
  incident: `inc_0${randomUUID().slice(1)}`,
  other: `inc_f${randomUUID().slice(1)}`,
  report: `rep_${randomUUID()}`,
  task: `tsk_${randomUUID()}`,
  assistTask: `tsk_${randomUUID()}`,
  assignment: `asg_${randomUUID()}`,
  squad: `sqd_${randomUUID()}`,
  person: `per_${randomUUID()}`,
};

/** Refusals that speak of who somebody is; every other one speaks of the state of things. */
const OF_THE_PERSON = new Set(["FORBIDDEN", "NOT_FOUND", "NOT_COMMANDING"]);

describe("A1 every command, from every seat", () => {
  let world: AccessWorld;
  let snapshot: Snapshot;
  beforeAll(async () => {
    world = await openAccessWorld();
    snapshot = await Snapshot.take(world.api.superuserUrl);
  });
  afterAll(async () => {
    await snapshot.close();
    await world.close();
  });

  /** Gives a command; its refusal, or null where it was done. */
  const give = async (seat: Seat, name: string, { input, thing }: CommandCase, ids: Ids) => {
    const { data, errors } = await world.as(seat, mutation(name, thing), {
      input: { idempotencyKey: randomUUID(), ...input(ids) },
    });
    expect(errors, `${name} by ${seat.name}`).toBeUndefined();
    return z.object({ refusal: refusalForm.nullable() }).parse(data?.[name]).refusal;
  };

  const sees = ({ sees: seen }: Seat, { about, alsoNeeds }: CommandCase): boolean => {
    if (about === "squad" || about === "person" || about === "nothing") return true;
    return seen.includes(about) && (alsoNeeds === undefined || seen.includes(alsoNeeds));
  };

  /** The same question about what never was, in place of what this seat does not see. */
  const unseen = ({ sees: seen }: Seat, { about }: CommandCase, ids: Ids): Ids =>
    seen.some((name) => name === about) ? { ...ids, other: NEVER.other, report: NEVER.report } : NEVER;

  test("there is a case for every row of the table", () => {
    expect(Object.keys(COMMAND_CASES).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });

  test.each(Object.entries(COMMAND_CASES))(
    "%s is done for whom the table says and for nobody else",
    async (name, it) => {
      const ids = await idsOf(world, it);
      const steps = it.stage?.(ids) ?? [];
      await snapshot.restore(steps);
      const verdictOf = (seat: Seat) => COMMANDS[name]?.(standingOf(seat, it)) ?? "FORBIDDEN";
      const untouched = await snapshot.fingerprint();
      for (const seat of SEATS.filter((one) => !sees(one, it) || verdictOf(one) !== "ALLOWED")) {
        const refusal = await give(seat, name, it, ids);
        if (sees(seat, it)) {
          expect(refusal?.code, `${name} by ${seat.name}`).toBe(verdictOf(seat));
          continue;
        }
        // What somebody may not see answers to the letter as what never was.
        expect(refusal, `${name} by ${seat.name}`).toEqual(await give(seat, name, it, unseen(seat, it, ids)));
        // Whose post never may is told so, whatever they name; all others are told that there is no such thing.
        if (refusal?.code !== "NOT_FOUND")
          expect([refusal?.code, verdictOf(seat)], seat.name).toEqual(["FORBIDDEN", "FORBIDDEN"]);
      }
      expect(await snapshot.fingerprint(), `${name} was refused and wrote`).toBe(untouched);
      for (const seat of SEATS.filter((one) => sees(one, it) && verdictOf(one) === "ALLOWED")) {
        const refusal = await give(seat, name, it, ids);
        expect(OF_THE_PERSON, `${name} by ${seat.name}: ${refusal?.message ?? ""}`).not.toContain(refusal?.code);
        if (refusal === null) await snapshot.restore(steps);
      }
    },
  );
});

const SQUADS_AGENCY = `${TOWNSHIP_A}-WC`;

/** How a seat stands to what a case is about, from the places alone: which center commands, whose task and squad it is. */
function standingOf({ holder }: Seat, { about, agency: ofTask }: CommandCase): Standing {
  const { post, agency = null } = holder;
  const commander = about === "crossing" ? "371323-CC" : `${TOWNSHIP_A}-GC`;
  return {
    post,
    isOfCountyCenter: agency === "371323-CC",
    isCommanding: agency === commander,
    isOfAgency: agency === ofTask,
    isOfSquad: agency === SQUADS_AGENCY && (ofTask === SQUADS_AGENCY || about === "squad"),
    isOfSquadAgency: agency === SQUADS_AGENCY,
    isInSquadArea: agency === "371323-CC" || agency === `${TOWNSHIP_A}-GC`,
  };
}
