import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { encodePageCursor, pageWindow } from "../../server/kernel/page.js";
import { isVisible } from "../../server/kernel/visibility.js";
import { countIncidents, findIncidents } from "../../server/modules/incidents/find-incidents.queries.js";
import type { IncidentFilter } from "../../server/modules/incidents/incident-filter.js";
import { type IncidentRow, type IncidentStatus, INCIDENT_STATUSES } from "../../server/modules/incidents/index.js";
import { aTask, anAssignment, plantTasks } from "../dispatch/planted-tasks.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { withConnection } from "../support/with-connection.js";
import { anIncident, center, office, plant, somebody, station } from "./planted-incidents.js";

const now = new Date("2026-11-23T08:00:00Z");
const minutesAgo = (count: number): Date => new Date(now.getTime() - count * 60_000);
const divisions = ["371323", "371323100", "371323100200", "371323100201", "371323101", "371323101200"];
const agencies = [center, office, station];
const ended: readonly IncidentStatus[] = ["CLOSED", "REJECTED", "DUPLICATE", "CANCELLED"];

/** Incidents of every kind, several at each instant. */
const planted: readonly IncidentRow[] = Array.from({ length: 180 }, (_, index) =>
  anIncident({
    status: INCIDENT_STATUSES[index % 12] ?? "REPORTED",
    divisionCode: divisions[index % divisions.length] ?? "371323",
    affectedCodes: index % 11 === 0 ? ["371323101"] : index % 13 === 0 ? ["371323100200", "371323101"] : [],
    agencyIds: agencies.slice(0, 1 + (index % 3)),
    matterCode: `0${1 + (index % 3)}01`,
    title: index % 4 === 0 ? "噪声扰民" : "河道垃圾",
    reportedAt: minutesAgo(60 * Math.floor(index / 3)),
  }),
);

let opened: OpenTestDatabase;
let squads: readonly Id<"sqd">[];
const sent = new Map<string, Id<"sqd">[]>();

beforeAll(async () => {
  opened = await openTestDatabase({ withDemoCounty: true });
  const found = await ask<{ id: Id<"sqd"> }>("select id from squad order by id limit 2");
  squads = found.map(({ id }) => id);
  await plant(opened.database, planted);
  for (const [index, { id }] of planted.entries()) {
    const going = squads.filter((_, nth) => index % (4 + nth) === 0);
    sent.set(id, going);
    const task = aTask(id, office);
    await plantTasks(
      opened.database,
      [task],
      going.map((squad) => anAssignment(task, squad)),
    );
  }
});
afterAll(() => opened.drop());

const ask = <Row extends object>(sql: string): Promise<Row[]> =>
  opened.database.read({ system: "test" }, (em) => em.execute<Row[]>(sql));

const change = (sql: string): Promise<unknown> => opened.database.writeAsSystem("test", (em) => em.execute(sql));

/** Where the lists differ from what each incident says of itself now. */
const LEFT_BEHIND = `with wanted as (select unnest(listing_keys(i)) as key, i.reported_at, i.id, incident_ended_as(i.status) as ended_as from incident i),
  kept as (select key, reported_at, incident_id, ended_as from incident_listing)
  (select * from wanted except select * from kept) union all (select * from kept except select * from wanted)`;

const fits = (incident: IncidentRow, filter: IncidentFilter): boolean => {
  const { squadId, division, agencyId, statuses, matterCodes, isOpen, reportedBefore, text } = filter;
  const reached = [incident.divisionCode, ...incident.affectedCodes];
  return (
    (squadId == null || (sent.get(incident.id) ?? []).some((id) => id === squadId)) &&
    (division == null || reached.some((code) => code.startsWith(division))) &&
    (agencyId == null || incident.agencyIds.some((id) => id === agencyId)) &&
    (statuses == null || statuses.includes(incident.status)) &&
    (matterCodes == null || matterCodes.includes(incident.matterCode ?? "")) &&
    (isOpen == null || isOpen !== ended.includes(incident.status)) &&
    (reportedBefore == null || incident.reportedAt < reportedBefore) &&
    (text == null || incident.title.includes(text))
  );
};

describe("whatever a filter and a scope narrow to together", () => {
  const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 1 });
  const questions = () =>
    fc.record({
      scope: fc.record({
        areas: fc.uniqueArray(fc.constantFrom(...divisions), { maxLength: 2 }),
        agencies: fc.uniqueArray(fc.constantFrom(...agencies), { maxLength: 2 }),
      }),
      order: fc.constantFrom("REPORTED_AT_DESC" as const, "REPORTED_AT_ASC" as const),
      filter: fc.record({
        squadId: maybe<string>(...squads),
        division: maybe(...divisions),
        agencyId: maybe<string>(...agencies),
        statuses: maybe<readonly IncidentStatus[]>(
          ["CLOSED"],
          ["REJECTED", "CANCELLED"],
          ["HANDLING", "CLOSED"],
          ended,
        ),
        matterCodes: maybe<readonly string[]>(["0101"], ["0201", "0301"]),
        isOpen: maybe(true, false),
        reportedBefore: maybe(minutesAgo(600)),
        text: maybe("噪声", "垃圾"),
      }),
    });

  it("the pages hold exactly what fits and is seen, in order, and the total is theirs", async () => {
    const property = fc.asyncProperty(questions(), async ({ scope, order, filter }) => {
      const actor = somebody("SHIFT_LEADER", { scope });
      const search = { filter, actor, now, order };
      const up = order === "REPORTED_AT_ASC" ? 1 : -1;
      const expected = planted
        .filter((incident) => isVisible(scope, incident) && fits(incident, filter))
        .sort((a, b) => up * (a.reportedAt.getTime() - b.reportedAt.getTime() || (a.id < b.id ? -1 : 1)))
        .map(({ id }) => id);
      const found: string[] = [];
      for (let after: string | null = null; ;) {
        const window = pageWindow({ first: 40, after });
        if (!window.ok) throw new Error(window.refusal.message);
        const page = await opened.database.read(actor, (em) => findIncidents(em, search, window.value));
        if (!page.ok) throw new Error(page.refusal.message);
        found.push(...page.value.rows.map(({ id }) => id));
        const last = page.value.rows.at(-1);
        if (!page.value.hasNextPage || last === undefined) break;
        after = encodePageCursor(last.place);
      }
      expect(found).toEqual(expected);
      expect(await opened.database.read(actor, (em) => countIncidents(em, search))).toBe(expected.length);
    });
    await fc.assert(property, { numRuns: 120 });
  });
});

describe("the lists of incidents", () => {
  it("follow what changes in an incident", async () => {
    expect(await ask(LEFT_BEHIND)).toEqual([]);
    await change(`update incident set status = 'CLOSED' where status in ('HANDLING', 'CHECKING')`);
    await change(
      `update incident set agency_ids = array['${station}'], division_code = '371323101200' where division_code = '371323100'`,
    );
    await change(
      `update incident set affected_codes = '{}', reported_at = reported_at + interval '1 minute' where cardinality(affected_codes) = 2`,
    );
    await change(`update incident set status = 'FILED' where status = 'REJECTED'`);
    expect(await ask(LEFT_BEHIND)).toEqual([]);
  });

  it("would be left behind without the trigger", async () => {
    await withConnection(opened.clone.ownerUrl, (client) =>
      client.query(`alter table ${opened.clone.schema}.incident disable trigger incident_listed_again`),
    );
    await change(`update incident set status = 'CANCELLED' where status = 'FILED'`);
    expect((await ask(LEFT_BEHIND)).length).toBeGreaterThan(0);
  });

  it("are read by the application and written by nobody but the triggers", async () => {
    for (const sql of [
      "delete from incident_listing",
      "update incident_listing set ended_as = null",
      "insert into incident_listing select * from incident_listing",
    ])
      await expect(change(sql)).rejects.toThrow(/permission denied/);
  });
});
