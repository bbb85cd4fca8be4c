import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import { encodePageCursor, pageWindow, type PageRequest } from "../../server/kernel/page.js";
import { isVisible } from "../../server/kernel/visibility.js";
import { countIncidents, findIncidents } from "../../server/modules/incidents/find-incidents.queries.js";
import type { IncidentFilter } from "../../server/modules/incidents/incident-filter.js";
import {
  INCIDENT_ORDERS,
  INCIDENT_STATUSES,
  type IncidentOrder,
  type IncidentRow,
} from "../../server/modules/incidents/index.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { anIncident, center, office, plant, somebody, station } from "./planted-incidents.js";

const now = new Date("2026-11-23T08:00:00Z");
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const county = somebody("SHIFT_LEADER");
const ended = ["CLOSED", "REJECTED", "DUPLICATE", "CANCELLED"];

const divisions = ["371323", "371323100", "371323100200", "371323100201", "371323101", "371323101200", "371323001001"];
const agencies = [center, office, station];

/** A county of many kinds of incidents, the same on every run. */
const planted: readonly IncidentRow[] = Array.from({ length: 240 }, (_, index) =>
  anIncident({
    status: INCIDENT_STATUSES[index % 12] ?? "REPORTED",
    tier: (["ORDINARY", "COORDINATED", "EMERGENCY"] as const)[index % 3] ?? "ORDINARY",
    priority: 1 + (index % 5),
    divisionCode: divisions[index % divisions.length] ?? "371323",
    affectedCodes: index % 17 === 0 ? ["371323101"] : index % 13 === 0 ? ["371323100200"] : [],
    agencyIds: agencies.slice(0, 1 + (index % 3)),
    matterCode: index % 4 === 0 ? null : `0${1 + (index % 4)}01`,
    // Several share an instant, so that the id has to decide.
    reportedAt: minutes(-60 * Math.floor(index / 3)),
    nextDueAt: index % 5 === 0 ? null : minutes(index - 120),
    longitude: index % 2 === 0 ? 118 + index / 240 : null,
    latitude: index % 2 === 0 ? 35.5 + index / 480 : null,
  }),
);

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  await plant(opened.database, planted);
});
afterAll(() => opened.drop());

async function list(
  actor: Actor,
  filter: IncidentFilter,
  order: IncidentOrder = "REPORTED_AT_DESC",
  request: PageRequest = { first: 200 },
) {
  const window = pageWindow(request);
  if (!window.ok) throw new Error(window.refusal.message);
  return opened.database.read(actor, async (em) => {
    const result = await findIncidents(em, { filter, actor, now, order }, window.value);
    if (!result.ok) throw new Error(result.refusal.message);
    return result.value;
  });
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();
const isOpen = ({ status }: IncidentRow): boolean => !ended.includes(status);
const reaches = (incident: IncidentRow, code: string): boolean =>
  [incident.divisionCode, ...incident.affectedCodes].some((one) => one.startsWith(code));

describe("a list of incidents", () => {
  const filters: readonly [string, IncidentFilter, (incident: IncidentRow) => boolean][] = [
    ["nothing", {}, () => true],
    ["statuses", { statuses: ["HANDLING", "CLOSED"] }, (it) => it.status === "HANDLING" || it.status === "CLOSED"],
    ["open statuses", { statuses: ["FILED"] }, (it) => it.status === "FILED"],
    ["no status at all", { statuses: [] }, () => false],
    ["tiers", { tiers: ["EMERGENCY"] }, (it) => it.tier === "EMERGENCY"],
    ["matters", { matterCodes: ["0201", "0301"] }, (it) => it.matterCode === "0201" || it.matterCode === "0301"],
    ["a county", { division: "371323" }, (it) => reaches(it, "371323")],
    ["a township", { division: "371323101" }, (it) => reaches(it, "371323101")],
    ["a village", { division: "371323100200" }, (it) => reaches(it, "371323100200")],
    ["a division without incidents", { division: "371323102" }, () => false],
    ["an agency", { agencyId: station }, (it) => it.agencyIds.includes(station)],
    ["overdue", { isOverdue: true }, (it) => isOpen(it) && it.nextDueAt !== null && it.nextDueAt < now],
    ["not overdue", { isOverdue: false }, (it) => it.nextDueAt === null || it.nextDueAt >= now],
    ["open", { isOpen: true }, isOpen],
    ["ended", { isOpen: false }, (it) => !isOpen(it)],
    ["reported after", { reportedAfter: minutes(-600) }, (it) => it.reportedAt >= minutes(-600)],
    ["reported before", { reportedBefore: minutes(-600) }, (it) => it.reportedAt < minutes(-600)],
    [
      "a box",
      { within: { west: 118.2, east: 118.6, south: 35.5, north: 35.7 } },
      (it) =>
        it.longitude !== null &&
        it.latitude !== null &&
        it.longitude >= 118.2 &&
        it.longitude <= 118.6 &&
        it.latitude <= 35.7,
    ],
    [
      "several at once",
      { isOpen: true, tiers: ["EMERGENCY"], division: "371323101", agencyId: office },
      (it) => isOpen(it) && it.tier === "EMERGENCY" && reaches(it, "371323101") && it.agencyIds.includes(office),
    ],
  ];

  it.each(filters)("narrowed to %s holds exactly what fits", async (_name, filter, fits) => {
    const expected = idsOf(planted.filter(fits));
    const found: IncidentRow[] = [];
    for (let after: string | null = null; ;) {
      const page = await list(county, filter, "REPORTED_AT_DESC", { first: 100, after });
      found.push(...page.rows);
      const last = page.rows.at(-1);
      if (!page.hasNextPage || last === undefined) break;
      after = encodePageCursor(last.place);
    }
    expect(idsOf(found)).toEqual(expected);
    const total = await opened.database.read(county, (em) =>
      countIncidents(em, { filter, actor: county, now, order: "REPORTED_AT_DESC" }),
    );
    expect(total).toBe(expected.length);
  });

  it("shows each viewer what the rule of visibility says, whatever the scope", async () => {
    const scopes = fc.record({
      areas: fc.uniqueArray(fc.constantFrom(...divisions, "371323102", "371323001"), { maxLength: 3 }),
      agencies: fc.uniqueArray(fc.constantFrom(...agencies), { maxLength: 2 }),
    });
    const property = fc.asyncProperty(scopes, async (scope) => {
      const viewer = somebody("SHIFT_LEADER", { scope });
      const search = { filter: {}, actor: viewer, now, order: "REPORTED_AT_DESC" } as const;
      const all = planted.filter(({ divisionCode, affectedCodes, agencyIds }) =>
        isVisible(scope, { divisionCode, affectedCodes, agencyIds }),
      );
      const newest = [...all].sort(byReport).slice(0, 200);
      expect((await list(viewer, {})).rows.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
      expect(await opened.database.read(viewer, (em) => countIncidents(em, search))).toBe(all.length);
      const unnarrowed = await opened.database.read(viewer, (em) =>
        em.execute<{ id: string }[]>("select id from incident"),
      );
      expect(idsOf(unnarrowed)).toEqual(idsOf(all));
    });
    // What a village, a single agency and nobody see comes by a way of its own.
    const narrow = [["371323100200"], ["371323001001"], []].flatMap((areas) =>
      [[], [station]].map((ids): [{ areas: string[]; agencies: typeof agencies }] => [{ areas, agencies: ids }]),
    );
    await fc.assert(property, { numRuns: 60, examples: narrow });
  });

  const byReport = (a: IncidentRow, b: IncidentRow): number =>
    b.reportedAt.getTime() - a.reportedAt.getTime() || (a.id < b.id ? 1 : -1);
});

describe("the pages of a list", () => {
  const walk = async (order: IncidentOrder, size: number, isForward: boolean): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await list(
        county,
        {},
        order,
        isForward ? { first: size, after: cursor } : { last: size, before: cursor },
      );
      const ids = page.rows.map(({ id }) => id);
      if (isForward) found.push(...ids);
      else found.unshift(...ids);
      const edge = isForward ? page.rows.at(-1) : page.rows.at(0);
      if (edge === undefined || !(isForward ? page.hasNextPage : page.hasPreviousPage)) return found;
      cursor = encodePageCursor(edge.place);
    }
  };

  it.each(INCIDENT_ORDERS)(
    "in the order %s join to the whole list, in both directions and at any size",
    async (order) => {
      const whole = await walk(order, 200, true);
      const isWorkList = !order.startsWith("REPORTED");
      expect([...whole].sort()).toEqual(idsOf(isWorkList ? planted.filter(isOpen) : planted));
      const byId = new Map(planted.map((incident) => [incident.id, incident]));
      const keys = whole.map((id) => keyOf(order, byId.get(id as IncidentRow["id"])));
      expect(keys).toEqual([...keys].sort((a, b) => (order.endsWith("DESC") ? b - a : a - b)));
      for (const size of [7, 50]) {
        expect(await walk(order, size, true)).toEqual(whole);
        expect(await walk(order, size, false)).toEqual(whole);
      }
    },
  );

  it("do not shift when something is reported in between", async () => {
    const first = await list(county, {}, "REPORTED_AT_DESC", { first: 20 });
    const before = await list(county, {}, "REPORTED_AT_DESC", {
      first: 20,
      after: encodePageCursor(first.rows.at(-1)?.place ?? []),
    });
    const late = anIncident({ reportedAt: minutes(1), divisionCode: "371323" });
    await plant(opened.database, [late]);
    const after = await list(county, {}, "REPORTED_AT_DESC", {
      first: 20,
      after: encodePageCursor(first.rows.at(-1)?.place ?? []),
    });
    await opened.database.writeAsSystem("test", (em) =>
      em.execute("update incident set status = 'CLOSED', reported_at = reported_at - interval '1 year' where id = ?", [
        late.id,
      ]),
    );
    expect(after.rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id));
  });

  it.each([
    ["another order", "NEXT_DUE_AT_ASC" as const, ["3", "2026-11-23 08:00:00+00", "inc_x"]],
    ["words that are no time", "REPORTED_AT_DESC" as const, ["yesterday", "inc_x"]],
    ["SQL", "REPORTED_AT_DESC" as const, ["'; drop table incident; --", "inc_x"]],
  ])("refuse a cursor of %s", async (_name, order, key) => {
    await expect(list(county, {}, order, { first: 5, after: encodePageCursor(key) })).rejects.toThrow("游标");
  });
});

function keyOf(order: IncidentOrder, incident: IncidentRow | undefined): number {
  if (incident === undefined) return Number.NaN;
  if (order.startsWith("PRIORITY")) return incident.priority;
  if (order.startsWith("NEXT")) return incident.nextDueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return incident.reportedAt.getTime();
}
