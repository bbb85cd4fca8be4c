import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { pageOf, type Page, type PageWindow } from "../../kernel/page.js";
import { refuse, accept, type Result } from "../../kernel/result.js";
import {
  allOf,
  conditionsOf,
  OPEN_INCIDENTS,
  wordSearchOf,
  type Condition,
  type IncidentFilter,
} from "./incident-filter.js";
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

/** Rows that are walked for words before the index is asked: a common word is found among them at once, where the index would name too many. */
const WALKED_FOR_WORDS = 2_000;

/** One page of incidents; two statements whatever its size, three with words. Refuses a cursor that was made for another order. */
export async function findIncidents(
  em: EntityManager,
  search: IncidentSearch,
  window: PageWindow,
): Promise<Result<Page<PlacedIncident>>> {
  const { columns } = ORDERINGS[search.order];
  if (window.beyond !== null && !fits(window.beyond, columns)) {
    return refuse("INVALID_INPUT", {
      path: [window.direction === "forward" ? "after" : "before"],
      because: "游标与排序方式不符。This cursor belongs to another order.",
    });
  }
  const page = pageOf(await findPlaces(em, search, window), window);
  return accept({ ...page, rows: await placed(em, page.rows) });
}

async function findPlaces(
  em: EntityManager,
  search: IncidentSearch,
  window: PageWindow,
): Promise<readonly (readonly string[])[]> {
  const base = [...baseOf(search), ...beyondOf(search.order, window)];
  const words = wordSearchOf(search.filter, search.actor, search.now);
  if (words === null) return select(em, search.order, window, { sql: "incident", values: [] }, base);
  if (words.byIndex === null)
    return select(em, search.order, window, { sql: "incident", values: [] }, [...base, ...words.inRow]);
  const where = allOf(base);
  const order = orderOf(search.order, window);
  const newest = {
    sql: `(select i.* from incident i where ${where.sql} ${order} limit ${WALKED_FOR_WORDS})`,
    values: where.values,
  };
  const found = await select(em, search.order, window, newest, words.inRow);
  return found.length > window.limit
    ? found
    : select(em, search.order, window, { sql: "incident", values: [] }, [...base, ...words.byIndex]);
}

/** The sort keys of the rows of a source, in order, one more than the page holds. */
async function select(
  em: EntityManager,
  order: IncidentOrder,
  window: PageWindow,
  source: Condition,
  conditions: readonly Condition[],
): Promise<readonly (readonly string[])[]> {
  const where = allOf(conditions);
  const found = await em.execute<Record<string, string>[]>(
    `select ${keyOf(order)
      .map((sql, index) => `(${sql})::text as k${index}`)
      .join(", ")}
     from ${source.sql} i where ${where.sql} ${orderOf(order, window)} limit ${window.limit + 1}`,
    [...source.values, ...where.values],
  );
  return found.map((row) => Object.values(row));
}

const keyOf = (order: IncidentOrder): readonly string[] => [...ORDERINGS[order].columns.map(({ sql }) => sql), "i.id"];

const isDown = (order: IncidentOrder, { direction }: PageWindow): boolean =>
  ORDERINGS[order].isDescending === (direction === "forward");

function orderOf(order: IncidentOrder, window: PageWindow): string {
  const turn = isDown(order, window) ? "desc" : "asc";
  return `order by ${keyOf(order)
    .map((sql) => `${sql} ${turn}`)
    .join(", ")}`;
}

function beyondOf(order: IncidentOrder, window: PageWindow): readonly Condition[] {
  if (window.beyond === null) return [];
  const values = [...ORDERINGS[order].columns.map(({ type }) => `?::${type}`), "?"].join(", ");
  return [
    { sql: `(${keyOf(order).join(", ")}) ${isDown(order, window) ? "<" : ">"} (${values})`, values: window.beyond },
  ];
}

/** The most incidents that are counted; beyond it a total is not told. */
export const COUNT_LIMIT = 10_000;

/** How many incidents fit, or null where there are more than the limit. */
export async function countIncidents(em: EntityManager, search: IncidentSearch): Promise<number | null> {
  const words = wordSearchOf(search.filter, search.actor, search.now);
  const where = allOf([...baseOf(search), ...(words?.byIndex ?? words?.inRow ?? [])]);
  const [row] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from (select 1 from incident i where ${where.sql} limit ${COUNT_LIMIT + 1}) counted`,
    where.values,
  );
  return row === undefined || row.total > COUNT_LIMIT ? null : row.total;
}

function baseOf({ filter, actor, now, order }: IncidentSearch): readonly Condition[] {
  return [...conditionsOf(filter, actor, now), ...(ORDERINGS[order].isOpenOnly ? [OPEN_INCIDENTS] : [])];
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
