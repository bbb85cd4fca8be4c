import type { Actor, Scope } from "../../kernel/actor.js";
import type { Tier } from "../matters/index.js";
import type { IncidentStatus } from "./incident.entity.js";
import { confidentialReach } from "./privacy.policy.js";

/** A part of a WHERE with its values, on the alias `i` of incident. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Degrees of WGS-84 between which a place lies. */
export interface BoundingBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What a list of incidents may be narrowed to; what is left out narrows nothing. */
export interface IncidentFilter {
  readonly statuses?: readonly IncidentStatus[] | null | undefined;
  readonly tiers?: readonly Tier[] | null | undefined;
  readonly matterCodes?: readonly string[] | null | undefined;
  readonly division?: string | null | undefined;
  readonly agencyId?: string | null | undefined;
  readonly squadId?: string | null | undefined;
  readonly isOverdue?: boolean | null | undefined;
  readonly isOpen?: boolean | null | undefined;
  readonly isOwnReport?: boolean | null | undefined;
  readonly reportedAfter?: Date | null | undefined;
  readonly reportedBefore?: Date | null | undefined;
  readonly within?: BoundingBox | null | undefined;
  readonly text?: string | null | undefined;
}

const ENDED: readonly IncidentStatus[] = ["CLOSED", "REJECTED", "DUPLICATE", "CANCELLED"];
/** Written as in the partial index, so that PostgreSQL recognises it. */
export const OPEN_INCIDENTS: Condition = {
  sql: "i.status not in ('CLOSED', 'REJECTED', 'DUPLICATE', 'CANCELLED')",
  values: [],
};
const isEnded = (status: IncidentStatus): boolean => ENDED.includes(status);
const MISSING: Condition = { sql: "false", values: [] };
/** A single character is too common for an index: it is looked for in the newest reports only. */
const ONE_CHARACTER_WINDOW_DAYS = 90;

/** The conditions of a filter on the row of an incident itself; its words and what it has to do with are asked apart, and who sees it is the row-level policy's to say. */
export function conditionsOf(filter: IncidentFilter, actor: Actor, now: Date): readonly Condition[] {
  return [
    ...(seesNothing(actor.scope) ? [MISSING] : []),
    ...stateConditions(filter, now),
    ...oneOf("i.tier", filter.tiers),
    ...oneOf("i.matter_code", filter.matterCodes),
    ...ownReportConditions(filter.isOwnReport, actor),
    ...timeConditions(filter, "i.reported_at"),
    ...given(filter.within, boxCondition),
  ];
}

/** When it was reported, asked of this column. */
export function timeConditions(
  { reportedAfter, reportedBefore }: IncidentFilter,
  column: string,
): readonly Condition[] {
  return [
    ...given(reportedAfter, (at) => ({ sql: `${column} >= ?`, values: [at] })),
    ...given(reportedBefore, (at) => ({ sql: `${column} < ?`, values: [at] })),
  ];
}

/** How it ended, asked of this column, where a filter asks for ended incidents alone. */
export function endedConditions({ statuses, isOpen }: IncidentFilter, column: string): readonly Condition[] {
  if (statuses != null && statuses.every(isEnded)) return oneOf(column, statuses);
  return isOpen === false ? [{ sql: `${column} is not null`, values: [] }] : [];
}

/** Tells whether a filter lets open incidents alone pass; there are few of them, however long the history. */
export function asksForOpen({ statuses, isOpen, isOverdue }: IncidentFilter): boolean {
  const areAllOpen = statuses != null && statuses.length > 0 && !statuses.some(isEnded);
  return isOpen === true || isOverdue === true || areAllOpen;
}

/** Joins conditions to one WHERE. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? "true" : conditions.map(({ sql }) => `(${sql})`).join(" and "),
    values: conditions.flatMap(({ values }) => values),
  };
}

function stateConditions(filter: IncidentFilter, now: Date): readonly Condition[] {
  const { statuses, isOpen, isOverdue } = filter;
  const conditions: Condition[] = [...oneOf("i.status", statuses)];
  if (asksForOpen(filter)) conditions.push(OPEN_INCIDENTS);
  if (isOpen === false) conditions.push(...oneOf("i.status", ENDED));
  if (isOverdue === true) conditions.push({ sql: "i.next_due_at < ?", values: [now] });
  if (isOverdue === false) conditions.push({ sql: "i.next_due_at is null or i.next_due_at >= ?", values: [now] });
  return conditions;
}

/** What the viewer reported, first or once more. */
function ownReportConditions(isOwn: boolean | null | undefined, { personId }: Actor): readonly Condition[] {
  if (isOwn == null) return [];
  const sql = "i.id in (select incident_id from report where reported_by_id = ?)";
  return [{ sql: isOwn ? sql : `not (${sql})`, values: [personId] }];
}

/** What lies in a division or reaches into it. */
export function divisionCondition(division: string): Condition {
  return {
    sql: "i.division_code ^@ ? or cardinality(i.affected_codes) > 0 and exists (select 1 from unnest(i.affected_codes) code where code ^@ ?)",
    values: [division, division],
  };
}

/** Whoever has neither area nor agency would have every row of the county hidden from them one by one. */
function seesNothing({ areas, agencies }: Scope): boolean {
  return areas.length === 0 && agencies.length === 0;
}

function boxCondition({ west, south, east, north }: BoundingBox): Condition {
  return {
    sql: "i.longitude >= ? and i.longitude <= ? and i.latitude >= ? and i.latitude <= ?",
    values: [west, east, south, north],
  };
}

/** A search by words: the words as a pattern, what rows must be beside them, and whether the index knows such words. */
export interface WordSearch {
  readonly words: string;
  readonly pattern: string;
  readonly inRow: readonly Condition[];
  readonly isIndexed: boolean;
}

/** The search of a filter for one viewer at one instant, or null where no words are asked for. */
export function wordSearchOf({ text }: IncidentFilter, actor: Actor, now: Date): WordSearch | null {
  const words = text?.trim().toLowerCase() ?? "";
  if (words === "") return null;
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  if ([...words].length > 1) return { words, pattern, inRow: [readableText(actor)], isIndexed: true };
  const since = new Date(now.getTime() - ONE_CHARACTER_WINDOW_DAYS * 86_400_000);
  const recent: Condition = { sql: "i.reported_at >= ?", values: [since] };
  return { words, pattern, inRow: [recent, readableText(actor)], isIndexed: false };
}

/** The incidents that hold the words, looked up in the index. */
export function indexedWords({ words, pattern }: WordSearch): Condition {
  return { sql: "i.id in (select incidents_with_words(?, ?))", values: [words, pattern] };
}

/** The words asked of each row that is met. */
export function wordsInRow({ pattern }: WordSearch): Condition {
  return { sql: "incident_has_words(i.id, ?)", values: [pattern] };
}

/** Who may not read the words of a confidential incident must not find them out by searching either. */
function readableText(actor: Actor): Condition {
  const { center, handler } = confidentialReach(actor);
  return {
    sql: "not i.is_confidential or i.commanding_center_id = ? or ? = any(i.handling_agency_ids)",
    values: [center ?? "", handler ?? ""],
  };
}

function oneOf(column: string, values: readonly string[] | null | undefined): readonly Condition[] {
  if (values == null) return [];
  return values.length === 0 ? [MISSING] : [{ sql: `${column} in (?)`, values: [values] }];
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => Condition): readonly Condition[] {
  return value == null ? [] : [condition(value)];
}

/**
 * Something that an incident must have to do with: a squad, a division, an agency, a viewer's scope. Where lists of `incident_listing`
 * hold all that fits, their keys are known, and how long such lists are: the lower the rank, the shorter.
 */
export interface Narrowing {
  readonly list: { readonly keys: readonly string[]; readonly rank: number } | null;
  /** The same asked of the row of an incident; of the scope the row-level policy asks it. */
  readonly inRow: Condition | null;
}

const SQUAD = 0;
const VILLAGE = 1;
const MATTER = 2;
const AGENCY = 3;
const TOWNSHIP = 4;
const RANKS_OF_DIVISIONS: ReadonlyMap<number, number> = new Map([
  [9, TOWNSHIP],
  [12, VILLAGE],
]);

/** Everything that a filter and a scope narrow to. */
export function narrowingsOf(filter: IncidentFilter, scope: Scope): readonly Narrowing[] {
  const { squadId, division, agencyId } = filter;
  const narrowings: Narrowing[] = [{ list: listOf(scope.areas, scope.agencies), inRow: null }];
  if (squadId != null) {
    const list = { keys: [squadId], rank: SQUAD };
    narrowings.push({ list, inRow: standsIn(list.keys, "i.reported_at", "i.id") });
  }
  if (division != null) narrowings.push({ list: listOf([division], []), inRow: divisionCondition(division) });
  if (agencyId != null)
    narrowings.push({ list: listOf([], [agencyId]), inRow: { sql: "? = any(i.agency_ids)", values: [agencyId] } });
  return narrowings;
}

/** The one whose lists are the shortest and fewest; null where the incidents themselves, which stand in the order of time and of each matter, are read sooner. */
export function shortestOf(narrowings: readonly Narrowing[], { matterCodes }: IncidentFilter): Narrowing | null {
  const ranked = narrowings.flatMap((narrowing) => (narrowing.list === null ? [] : [{ narrowing, ...narrowing.list }]));
  const [shortest] = ranked.sort((a, b) => a.rank - b.rank || a.keys.length - b.keys.length);
  return shortest === undefined || (matterCodes != null && shortest.rank > MATTER) ? null : shortest.narrowing;
}

/** That an incident, by its time and id in these columns, stands in one of these lists. */
export function standsIn(keys: readonly string[], reportedAt: string, id: string): Condition {
  return {
    sql: `exists (select 1 from incident_listing o where o.key in (?) and o.reported_at = ${reportedAt} and o.incident_id = ${id})`,
    values: [keys],
  };
}

/** That an incident, by its id in this column, stands in a list of the viewer's, where those are shorter than the county. */
export function listedConditions({ areas, agencies }: Scope, column: string): readonly Condition[] {
  if (areas.length === 0 && agencies.length === 0) return [{ sql: "false", values: [] }];
  const list = listOf(areas, agencies);
  if (list === null) return [];
  return [{ sql: `${column} in (select incident_id from incident_listing where key in (?))`, values: [list.keys] }];
}

/** One statement for each list, read in order until it has enough of its own, and what stands in several once. */
export function unionOf(keys: readonly string[], one: (key: string) => Condition): Condition {
  const parts = keys.map(one);
  return { sql: parts.map(({ sql }) => `(${sql})`).join(" union "), values: parts.flatMap(({ values }) => values) };
}

function listOf(areas: readonly string[], agencies: readonly string[]): Narrowing["list"] {
  const ranks = [...areas.map((area) => RANKS_OF_DIVISIONS.get(area.length)), ...agencies.map(() => AGENCY)];
  if (ranks.length === 0 || ranks.includes(undefined)) return null;
  return { keys: [...areas, ...agencies], rank: Math.max(...ranks.map((rank) => rank ?? TOWNSHIP)) };
}
