import type { Actor } from "../../kernel/actor.js";
import type { PageWindow } from "../../kernel/page.js";
import {
  allOf,
  asksForOpen,
  conditionsOf,
  endedConditions,
  OPEN_INCIDENTS,
  timeConditions,
  type Narrowing,
  narrowingsOf,
  shortestOf,
  standsIn,
  unionOf,
  type Condition,
  type IncidentFilter,
} from "./incident-filter.js";

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

/** Where a page begins and which way it goes. */
export type Start = Pick<PageWindow, "direction" | "beyond">;

/** Tells whether a cursor's sort key was made by this order. */
export function fitsOrder(beyond: readonly string[], order: IncidentOrder): boolean {
  const { columns } = ORDERINGS[order];
  return beyond.length === columns.length + 1 && columns.every(({ form }, index) => form.test(beyond[index] ?? ""));
}

/** A SELECT of places: their sort key as columns k0, k1 … with the id last; and from how many lists it reads. */
export interface PlacesSelect extends Condition {
  readonly lists: number;
}

/**
 * The first places of a search, in order. What is open is few and is walked whole; the rest is read in the order of reporting, from the
 * lists of what narrows most or, for the whole county, from the incidents.
 */
export function placesOf(
  search: IncidentSearch,
  start: Start,
  conditions: readonly Condition[],
  limit: number,
): PlacesSelect {
  const { filter, actor, order } = search;
  const narrowings = narrowingsOf(filter, actor.scope);
  const shortest = ORDERINGS[order].isOpenOnly || asksForOpen(filter) ? null : shortestOf(narrowings, filter);
  const keys = shortest?.list?.keys ?? null;
  if (keys === null) return { ...placesInRows(search, start, conditions, limit), lists: 1 };
  const others = narrowings.filter((narrowing) => narrowing !== shortest).flatMap(besideList);
  const wanted = { rows: [...others, ...rowConditions(search), ...conditions], limit };
  return {
    ...ordered(
      unionOf(keys, (key) => listed(search, start, { key, ...wanted })),
      search,
      start,
      limit,
    ),
    lists: keys.length,
  };
}

/** In lists it costs least to look into the others first; only what stands in all of them is read. */
function besideList({ list, inRow }: Narrowing): readonly Condition[] {
  return list === null ? [inRow ?? []].flat() : [standsIn(list.keys, "l.reported_at", "l.incident_id")];
}

function ordered({ sql, values }: Condition, { order }: IncidentSearch, start: Start, limit: number): Condition {
  return { sql: `select * from (${sql}) listed ${placeOrder(order, start).sql} limit ${limit}`, values };
}

/** The same from the incidents alone, for conditions that name few of them by themselves. */
export function placesInRows(
  search: IncidentSearch,
  start: Start,
  conditions: readonly Condition[],
  limit: number,
): Condition {
  const { filter, actor, order } = search;
  const key = [...ORDERINGS[order].columns.map(({ sql }) => sql), "i.id"];
  const inRow = narrowingsOf(filter, actor.scope).flatMap((narrowing) => narrowing.inRow ?? []);
  const where = allOf([...inRow, ...rowConditions(search), ...conditions, ...beyondOf(order, start, key)]);
  return {
    sql: `select ${named(key)} from incident i where ${where.sql} order by ${turned(key, order, start)} limit ${limit}`,
    values: where.values,
  };
}

function rowConditions({ filter, actor, now, order }: IncidentSearch): readonly Condition[] {
  return [...conditionsOf(filter, actor, now), ...(ORDERINGS[order].isOpenOnly ? [OPEN_INCIDENTS] : [])];
}

interface ListWanted {
  readonly key: string;
  readonly rows: readonly Condition[];
  readonly limit: number;
}

function listed({ filter, order }: IncidentSearch, start: Start, { key, rows, limit }: ListWanted): Condition {
  const place = ["l.reported_at", "l.incident_id"];
  const where = allOf([
    { sql: "l.key = ?", values: [key] },
    ...timeConditions(filter, "l.reported_at"),
    ...endedConditions(filter, "l.ended_as"),
    ...beyondOf(order, start, place),
    ...rows,
  ]);
  return {
    sql: `select ${named(place)} from incident_listing l join incident i on i.id = l.incident_id
      where ${where.sql} order by ${turned(place, order, start)} limit ${limit}`,
    values: where.values,
  };
}

/** The names of the sort key of an order, and how they go. */
export function placeOrder(
  order: IncidentOrder,
  start: Start,
): { readonly names: readonly string[]; readonly sql: string } {
  const names = [...ORDERINGS[order].columns, "id"].map((_, index) => `k${index}`);
  return { names, sql: `order by ${turned(names, order, start)}` };
}

const named = (key: readonly string[]): string => key.map((sql, index) => `${sql} as k${index}`).join(", ");

const isDown = (order: IncidentOrder, { direction }: Start): boolean =>
  ORDERINGS[order].isDescending === (direction === "forward");

function turned(columns: readonly string[], order: IncidentOrder, start: Start): string {
  return columns.map((sql) => `${sql} ${isDown(order, start) ? "desc" : "asc"}`).join(", ");
}

function beyondOf(order: IncidentOrder, start: Start, key: readonly string[]): readonly Condition[] {
  if (start.beyond === null) return [];
  const values = [...ORDERINGS[order].columns.map(({ type }) => `?::${type}`), "?"].join(", ");
  return [{ sql: `(${key.join(", ")}) ${isDown(order, start) ? "<" : ">"} (${values})`, values: start.beyond }];
}
