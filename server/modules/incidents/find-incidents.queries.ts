import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { pageOf, type Page, type PageWindow } from "../../kernel/page.js";
import { refuse, accept, type Result } from "../../kernel/result.js";
import { allOf, conditionsOf, OPEN_INCIDENTS, type IncidentFilter } from "./incident-filter.js";
import { incidentsById, type IncidentRow } from "./incident.queries.js";

/** The orders of a list of incidents; by due time and by priority only open incidents are listed, since those are the lists of work. */
export const INCIDENT_ORDERS = [
  "REPORTED_AT_DESC",
  "REPORTED_AT_ASC",
  "NEXT_DUE_AT_ASC",
  "NEXT_DUE_AT_DESC",
  "PRIORITY_ASC",
  "PRIORITY_DESC",
] as const;
export type IncidentOrder = (typeof INCIDENT_ORDERS)[number];

/** Which incidents, for whom, at which instant. */
export interface IncidentSearch {
  readonly filter: IncidentFilter;
  readonly actor: Actor;
  readonly now: Date;
  readonly order: IncidentOrder;
}

/** An incident in a list with the sort key that places it there. */
export interface PlacedIncident extends IncidentRow {
  readonly place: readonly string[];
}

interface Ordering {
  /** Column with its type, outermost first; the id comes last by itself. */
  readonly columns: readonly { readonly sql: string; readonly type: "timestamptz" | "int"; readonly form: RegExp }[];
  readonly isDescending: boolean;
  readonly isOpenOnly: boolean;
}

const INSTANT = /^(\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00|infinity)$/;
const reportedAt = { sql: "i.reported_at", type: "timestamptz", form: INSTANT } as const;
// Paused and unarmed clocks come after every due time.
const nextDueAt = { sql: "coalesce(i.next_due_at, 'infinity')", type: "timestamptz", form: INSTANT } as const;
const priority = { sql: "i.priority", type: "int", form: /^-?\d{1,9}$/ } as const;

const ORDERINGS: Readonly<Record<IncidentOrder, Ordering>> = {
  REPORTED_AT_DESC: { columns: [reportedAt], isDescending: true, isOpenOnly: false },
  REPORTED_AT_ASC: { columns: [reportedAt], isDescending: false, isOpenOnly: false },
  NEXT_DUE_AT_ASC: { columns: [nextDueAt], isDescending: false, isOpenOnly: true },
  NEXT_DUE_AT_DESC: { columns: [nextDueAt], isDescending: true, isOpenOnly: true },
  PRIORITY_ASC: { columns: [priority, reportedAt], isDescending: false, isOpenOnly: true },
  PRIORITY_DESC: { columns: [priority, reportedAt], isDescending: true, isOpenOnly: true },
};

/** One page of incidents; two statements whatever its size. Refuses a cursor that was made for another order. */
export async function findIncidents(
  em: EntityManager,
  search: IncidentSearch,
  window: PageWindow,
): Promise<Result<Page<PlacedIncident>>> {
  const { columns, isDescending } = ORDERINGS[search.order];
  if (window.beyond !== null && !fits(window.beyond, columns)) {
    return refuse("INVALID_INPUT", {
      path: [window.direction === "forward" ? "after" : "before"],
      because: "游标与排序方式不符。This cursor belongs to another order.",
    });
  }
  const where = whereOf(search);
  const isDown = isDescending === (window.direction === "forward");
  const key = [...columns.map(({ sql }) => sql), "i.id"];
  const beyond = [...columns.map(({ type }) => `?::${type}`), "?"].join(", ");
  const found = await em.execute<Record<string, string>[]>(
    `select ${key.map((sql, index) => `(${sql})::text as k${index}`).join(", ")} from incident i
     where ${where.sql} ${window.beyond === null ? "" : `and (${key.join(", ")}) ${isDown ? "<" : ">"} (${beyond})`}
     order by ${key.map((sql) => `${sql} ${isDown ? "desc" : "asc"}`).join(", ")} limit ${window.limit + 1}`,
    [...where.values, ...(window.beyond ?? [])],
  );
  const page = pageOf(
    found.map((row) => Object.values(row)),
    window,
  );
  return accept({ ...page, rows: await placed(em, page.rows) });
}

/** The most incidents that are counted; beyond it a total is not told. */
export const COUNT_LIMIT = 10_000;

/** How many incidents fit, or null where there are more than the limit. */
export async function countIncidents(em: EntityManager, search: IncidentSearch): Promise<number | null> {
  const where = whereOf(search);
  const [row] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from (select 1 from incident i where ${where.sql} limit ${COUNT_LIMIT + 1}) counted`,
    where.values,
  );
  return row === undefined || row.total > COUNT_LIMIT ? null : row.total;
}

function whereOf({ filter, actor, now, order }: IncidentSearch) {
  return allOf([...conditionsOf(filter, actor, now), ...(ORDERINGS[order].isOpenOnly ? [OPEN_INCIDENTS] : [])]);
}

function fits(beyond: readonly string[], columns: Ordering["columns"]): boolean {
  return beyond.length === columns.length + 1 && columns.every(({ form }, index) => form.test(beyond[index] ?? ""));
}

async function placed(em: EntityManager, places: readonly (readonly string[])[]): Promise<readonly PlacedIncident[]> {
  if (places.length === 0) return [];
  const ids = places.map((place) => place.at(-1) as Id<"inc">);
  const found = await incidentsById(em, ids);
  return places.flatMap((place, index) => {
    const row = found.get(ids[index] as Id<"inc">);
    return row === undefined ? [] : [{ ...row, place }];
  });
}
