import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { encodePageCursor } from "../../server/kernel/page.js";
import { anAssignment, aTask, plantTasks } from "../dispatch/planted-tasks.js";
import { anIncident, plant, plantEvidence, plantReport } from "../incidents/planted-incidents.js";
import { seatOf, type Seat } from "./access-seats.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";

const SECRET = "绝密词句：后山水库";
/** A township in which nobody of the attackers has anything to look for. */
const ELSEWHERE = "371323103";

/** Who tries: every kind of scope that does not reach there. */
const ATTACKERS = [
  "SHIFT_LEADER of township A",
  "AGENCY_LEADER of township A's water center",
  "AGENCY_LEADER of the water department",
  "SQUAD_MEMBER of township A's water center",
  "GRID_WORKER of village A1",
  "VILLAGE_ASSISTANT of village A2",
  "ADMINISTRATOR of the county",
].map(seatOf);

const named = (seats: readonly Seat[]) => seats.map((seat) => [seat.name, seat] as const);

describe("ids of others", () => {
  let world: AccessWorld;
  const foreign: string[] = [];
  let squadId: string;
  let agencyId: string;

  beforeAll(async () => {
    world = await openAccessWorld();
    const { database } = world.api.county;
    const [at] = await world.sql<{ agency: Id<"agc">; squad: Id<"sqd"> }>(
      "select a.id as agency, s.id as squad from agency a join squad s on s.agency_id = a.id where a.code = ? limit 1",
      [`${ELSEWHERE}-MS`],
    );
    if (at === undefined) throw new Error("there is no such office");
    ({ agency: agencyId, squad: squadId } = at);
    const incidents = Array.from({ length: 500 }, (_, index) =>
      anIncident({
        number: `371323-20261122-${String(index).padStart(6, "0")}`,
        divisionCode: `${ELSEWHERE}001`,
        title: SECRET,
        description: SECRET,
        agencyIds: [at.agency],
        commandingCenterId: at.agency,
      }),
    );
    await plant(database, incidents);
    foreign.push(...incidents.map(({ id }) => id));
    const handled = incidents.slice(0, 375);
    const tasks = handled.map(({ id }) => aTask(id, at.agency, { instruction: SECRET }));
    const assignments = tasks.map((task) => anAssignment(task, at.squad));
    await plantTasks(database, tasks, assignments);
    foreign.push(...[...tasks, ...assignments].map(({ id }) => id));
    for (const { id } of handled) {
      foreign.push(await plantEvidence(database, id), await plantReport(database, id, SECRET));
    }
  });
  afterAll(() => world.close());

  /** Sees that an answer holds nothing of what was planted. */
  const expectNothing = (answer: unknown, what: string): void => {
    const text = JSON.stringify(answer);
    expect(text.includes(SECRET), what).toBe(false);
    const shown = [...text.matchAll(/(?:inc|tsk|asg|evd|rep)_[0-9a-f-]{36}/g)].map(([id]) => id);
    expect(
      shown.filter((id) => foreign.includes(id)),
      what,
    ).toEqual([]);
  };

  test("there are two thousand of them", () => expect(foreign).toHaveLength(2_000));

  test.each(named(ATTACKERS))("%s gets nothing for any of them by node", async (_name, seat) => {
    for (let from = 0; from < foreign.length; from += 15) {
      const asked = foreign.slice(from, from + 15);
      const query = asked.map((id, index) => `n${index}: node(id: "${id}") { __typename }`).join(" ");
      const { data, errors } = await world.as(seat, `{ ${query} }`);
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? {})).toEqual(asked.map(() => null));
    }
  });

  /** Lists that would show them: by squad, agency, place, words and number, and by cursors made to begin right before them. */
  const lists = (): readonly string[] => {
    const [first = ""] = foreign;
    const before = "2026-11-23 05:59:59+00";
    const pages = [
      `incidents(where: { squadId: "${squadId}" })`,
      `incidents(where: { agencyId: "${agencyId}" })`,
      `incidents(where: { division: "${ELSEWHERE}" })`,
      `incidents(where: { text: "后山水库" })`,
      `incidents(where: { text: "库" })`,
      `incidents(where: { text: "371323-20261122-0000" })`,
      `incidents(orderBy: REPORTED_AT_DESC, after: "${encodePageCursor(["2026-11-23 06:00:01+00", first])}")`,
      `incidents(before: "${encodePageCursor([before, first])}", last: 50)`,
      `incidents(orderBy: PRIORITY_ASC, after: "${encodePageCursor(["1", before, first])}")`,
    ].map(
      (page) =>
        `{ ${page} { totalCount edges { node { id title journal(first: 5) { edges { node { changes } } } } } } }`,
    );
    const tasks = [`incidentId: "${first}"`, `squadId: "${squadId}"`, `agencyId: "${agencyId}"`].map(
      (where) => `{ tasks(where: { ${where} }) { edges { node { id incident { id title } } } } }`,
    );
    return [...pages, ...tasks];
  };

  test("lists show them to whom they concern", async () => {
    for (const query of lists()) {
      const { data, errors } = await world.as(seatOf("AUDITOR of the county"), query);
      expect(errors, query).toBeUndefined();
      expect(JSON.stringify(data).includes(SECRET), query).toBe(true);
    }
  });

  test.each(named(ATTACKERS))("%s gets nothing by filters, words and cursors", async (_name, seat) => {
    for (const query of lists()) {
      const { data, errors } = await world.as(seat, query);
      expect(errors?.[0]?.extensions["code"] ?? "answered", query).toBe(
        seat.holder.post === "ADMINISTRATOR" || (seat.holder.post === "VILLAGE_ASSISTANT" && query.includes("tasks"))
          ? "FORBIDDEN"
          : "answered",
      );
      expectNothing(data ?? null, query);
    }
    const squads = await world.as(
      seat,
      `{ squads(agencyId: "${agencyId}") { id liveAssignments { id task { incident { title } } } } }`,
    );
    expectNothing(squads, "squads");
    const { data } = await world.as(
      seat,
      `{ board(division: "${ELSEWHERE}") { openCount overdueCount byStatus { count } byAgency { openCount } byTownship { openCount } } reportRhythm(division: "${ELSEWHERE}") { todayCount weeksCompared } }`,
    );
    if (data != null)
      expect(data).toEqual({
        board: { openCount: 0, overdueCount: 0, byStatus: [], byAgency: [], byTownship: [] },
        reportRhythm: { todayCount: 0, weeksCompared: 0 },
      });
  });

  test.each(named(ATTACKERS.filter(({ sees }) => sees.length > 0)))(
    "%s gets nothing beside what is theirs",
    async (_name, seat) => {
      const [name = "waterA1"] = seat.sees;
      const { id } = world.incidents[name];
      const foreignReport = foreign.find((one) => one.startsWith("rep_")) ?? "";
      const cursors = [encodePageCursor([foreignReport]), encodePageCursor(["0"]), encodePageCursor(["-1' or 1=1 --"])];
      for (const cursor of cursors) {
        const nested = `reports(after: "${cursor}") { edges { node { id text } } } journal(after: "${cursor}") { edges { node { incident { id title } changes task { id } assignment { id } } } }`;
        const answer = await world.as(
          seat,
          `{ incident(id: "${id}") { id ${nested} evidence { id } tasks { id assignments { id } } duplicateOf { id } } }`,
        );
        expect(answer.errors, cursor).toBeUndefined();
        expectNothing(answer, cursor);
      }
    },
  );

  test("what an own incident points to stays hidden where that is another's", async () => {
    const [target = ""] = foreign;
    const { id } = world.incidents.waterA2;
    await world.api.county.database.writeAsSystem("test", (em) =>
      em.execute("update incident set duplicate_of_id = ? where id = ?", [target, id]),
    );
    const { data, errors } = await world.as(
      seatOf("SHIFT_LEADER of township A"),
      `{ incident(id: "${id}") { duplicateOf { id } } }`,
    );
    expect([data, errors]).toEqual([{ incident: { duplicateOf: null } }, undefined]);
  });

  test("a command that names another's thing beside an own one answers as for what never was", async () => {
    const seat = seatOf("AGENCY_LEADER of township A's water center");
    const { tasks } = world.incidents.waterA1;
    const taskId = tasks.find(({ agencyCode }) => agencyCode === "371323001-WC")?.id;
    const give = async (name: string, input: object) => {
      const { data, errors } = await world.as(seat, mutation(name, "task"), {
        input: { idempotencyKey: randomUUID(), taskId, ...input },
      });
      expect(errors).toBeUndefined();
      return data?.[name];
    };
    const evidence = foreign.filter((one) => one.startsWith("evd_")).slice(0, 3);
    for (const id of evidence) {
      for (const [name, more] of [
        ["completeTask", { resultCode: "MEDIATED", result: "已调解" }],
        ["requestReturn", { basis: "不属于本单位" }],
      ] as const) {
        const refused = await give(name, { ...more, evidenceIds: [id] });
        expect(refused).toMatchObject({ refusal: { code: "NOT_FOUND" } });
        expect(refused).toEqual(await give(name, { ...more, evidenceIds: [`evd_${randomUUID()}`] }));
      }
    }
  });
});
