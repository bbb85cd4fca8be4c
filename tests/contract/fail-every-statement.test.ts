import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { COMMAND_CASES, idsOf, type CommandCase, type Ids } from "./access-commands.js";
import { SEATS, type Seat } from "./access-seats.js";
import { Snapshot } from "./access-snapshot.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";
import { StatementTap, type Meddling } from "./fail-every-statement.js";

const doneForm = z.object({ refusal: z.null() });
const MOST = 100;

/** Where the matrix asks who may, a refusal for another reason is an answer; here the command has to be carried out. */
const STAGED: Readonly<Record<string, CommandCase["stage"]>> = {
  dispatchIncident: ({ incident }) => [
    `delete from task where incident_id = '${incident}'`,
    `update incident set status = 'FILED', live_tasks = 0 where id = '${incident}'`,
  ],
  recordCheck: ({ incident, task }) => [
    `update incident set status = 'CHECKING', live_tasks = 1 where id = '${incident}'`,
    `update task set status = 'CONFIRMED' where incident_id = '${incident}'`,
    `update task set role = 'CHECK', status = 'OFFERED', agency_id = (select commanding_center_id from incident where id = '${incident}') where id = '${task}'`,
  ],
  assignSquad: ({ assignment }) => [`update assignment set status = 'CLEARED' where id = '${assignment}'`],
};

let world: AccessWorld;
let snapshot: Snapshot;
let tap: StatementTap;
beforeAll(async () => {
  world = await openAccessWorld();
  snapshot = await Snapshot.take(world.api.superuserUrl);
  tap = new StatementTap();
});
afterAll(async () => {
  tap?.remove();
  await snapshot?.close();
  await world?.close();
});

/** Gives a command; whether it was carried out. */
async function give(seat: Seat, name: string, it: CommandCase, ids: Ids, idempotencyKey: string): Promise<boolean> {
  const { data } = await world.as(seat, mutation(name, it.thing), { input: { idempotencyKey, ...it.input(ids) } });
  return doneForm.safeParse(data?.[name]).success;
}

/** A seat that may give the command as things are staged; what giving it changed is taken back. */
async function doerOf(name: string, it: CommandCase, ids: Ids): Promise<Seat> {
  const steps = it.stage?.(ids) ?? [];
  for (const seat of SEATS) {
    await snapshot.restore(steps);
    if (await give(seat, name, it, ids, randomUUID())) return seat;
  }
  throw new Error(`nobody may ${name}`);
}

/**
 * Gives a command again and again, each time with another of its statements failing in PostgreSQL, the commit among them, always under the
 * same key; tells what was left of an attempt, and whether the command is carried out once in the end.
 */
async function violationsOf(name: string, meddle: (broken: number) => Meddling): Promise<readonly string[]> {
  const ofMatrix = COMMAND_CASES[name];
  const stage = STAGED[name] ?? ofMatrix?.stage;
  const it = ofMatrix && { ...ofMatrix, ...(stage === undefined ? {} : { stage }) };
  if (it === undefined) throw new Error(`there is no case for ${name}`);
  const ids = await idsOf(world, it);
  const seat = await doerOf(name, it, ids);
  await snapshot.restore(it.stage?.(ids) ?? []);
  const untouched = await snapshot.fingerprint();
  const violations: string[] = [];
  const key = randomUUID();
  for (let broken = 1; broken <= MOST; broken += 1) {
    tap.reset(meddle(broken));
    const isDone = await give(seat, name, it, ids, key);
    const { count } = tap;
    tap.reset();
    if (count < broken) {
      if (!isDone) violations.push(`${name} is not carried out under a key that had failed`);
      if (broken < 2) violations.push(`${name} was seen to have ${count} statements only`);
      return violations;
    }
    if (isDone) violations.push(`${name} is said to be done though statement ${broken} failed`);
    if ((await snapshot.fingerprint()) !== untouched)
      return [...violations, `${name} left something at statement ${broken}`];
  }
  return [...violations, `${name} has no end`];
}

const failing =
  (broken: number): Meddling =>
  (_text, count) =>
    count === broken ? { text: "select 1 / 0" } : "send";

/** The journal's statement in a transaction of its own: what the command did before it stays where it fails. */
const halfCommitted =
  (broken: number): Meddling =>
  (text, count) => {
    if (count === broken) return { text: "select 1 / 0" };
    return text.includes("select journal_append(") ? { text: `commit; begin; ${text}` } : "send";
  };

describe("C6 a command of which any one statement fails", () => {
  test.each(Object.keys(COMMAND_CASES))(
    "%s leaves nothing, and is carried out once under the same key",
    async (name) => {
      expect(await violationsOf(name, failing)).toEqual([]);
    },
    60_000,
  );

  test("holds no connection afterwards", async () => {
    // What looks at the county by itself is in a transaction now and then; a connection that is held stays in one.
    const held = () =>
      world.sql<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'",
      );
    await expect.poll(held, { timeout: 5_000 }).toEqual([{ count: 0 }]);
  });

  test("is caught where the effects are committed apart from the journal", async () => {
    expect((await violationsOf("acceptTask", halfCommitted)).join()).toContain("left something");
  });
});
