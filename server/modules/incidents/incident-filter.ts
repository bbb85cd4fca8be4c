import type { Actor } from "../../kernel/actor.js";
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
const MISSING: Condition = { sql: "false", values: [] };
/** A single character is too common for an index: it is looked for in the newest reports only. */
const ONE_CHARACTER_WINDOW_DAYS = 90;

/** The conditions of a filter but its words, for one viewer at one instant; every one is answered by an index or met while walking one in order. */
export function conditionsOf(filter: IncidentFilter, actor: Actor, now: Date): readonly Condition[] {
  return [
    ...reachOf(actor.scope.areas, actor.scope.agencies),
    ...stateConditions(filter, now),
    ...oneOf("i.tier", filter.tiers),
    ...oneOf("i.matter_code", filter.matterCodes),
    ...divisionConditions(filter.division),
    ...given(filter.agencyId, (id) => ({
      sql: "i.id in (select incident_id from incident_search where agency_ids @> array[?]::text[])",
      values: [id],
    })),
    ...given(filter.squadId, (id) => ({
      sql: "i.id in (select incident_id from assignment where squad_id = ?)",
      values: [id],
    })),
    ...ownReportConditions(filter.isOwnReport, actor),
    ...given(filter.reportedAfter, (at) => ({ sql: "i.reported_at >= ?", values: [at] })),
    ...given(filter.reportedBefore, (at) => ({ sql: "i.reported_at < ?", values: [at] })),
    ...given(filter.within, boxCondition),
  ];
}

/** Joins conditions to one WHERE. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? "true" : conditions.map(({ sql }) => `(${sql})`).join(" and "),
    values: conditions.flatMap(({ values }) => values),
  };
}

function stateConditions({ statuses, isOpen, isOverdue }: IncidentFilter, now: Date): readonly Condition[] {
  const conditions: Condition[] = [...oneOf("i.status", statuses)];
  const areAllOpen = statuses != null && statuses.length > 0 && statuses.every((status) => !ENDED.includes(status));
  if (isOpen === true || isOverdue === true || areAllOpen) conditions.push(OPEN_INCIDENTS);
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
export function divisionConditions(division: string | null | undefined): readonly Condition[] {
  return division == null ? [] : reachOf([division], [], "always");
}

function boxCondition({ west, south, east, north }: BoundingBox): Condition {
  return {
    sql: "i.longitude >= ? and i.longitude <= ? and i.latitude >= ? and i.latitude <= ?",
    values: [west, east, south, north],
  };
}

/** A search by words in two forms: asked of each row that is walked, or looked up in the index, which single characters bypass. */
export interface WordSearch {
  readonly inRow: readonly Condition[];
  readonly byIndex: readonly Condition[] | null;
}

/** The search of a filter for one viewer at one instant, or null where no words are asked for. */
export function wordSearchOf({ text }: IncidentFilter, actor: Actor, now: Date): WordSearch | null {
  const words = text?.trim().toLowerCase() ?? "";
  if (words === "") return null;
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const inRow: Condition = {
    sql: "incident_has_words(i.id, ?)",
    values: [pattern],
  };
  if ([...words].length === 1) {
    const since = new Date(now.getTime() - ONE_CHARACTER_WINDOW_DAYS * 86_400_000);
    return { inRow: [{ sql: "i.reported_at >= ?", values: [since] }, inRow, readableText(actor)], byIndex: null };
  }
  const byIndex: Condition = {
    sql: "i.id in (select incidents_with_words(?, ?))",
    values: [words, pattern],
  };
  return { inRow: [inRow, readableText(actor)], byIndex: [byIndex, readableText(actor)] };
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

/** Digits of a township's code: from there upwards an area is dense enough to be met while walking the incidents by time. */
const DENSE_CODE_LENGTH = 9;

/**
 * The viewer's scope, or the area of a filter, as a condition of its own beside the row-level policy, where that helps: inside a
 * policy no array operator and no OR finds an index, so for a village or a single agency a page would be looked for in the whole county.
 * For wider areas the policy alone is quicker, except where a filter must narrow ("always").
 */
export function reachOf(
  areas: readonly string[],
  agencyIds: readonly string[],
  when: "where it helps" | "always" = "where it helps",
): readonly Condition[] {
  const isDense = areas.some((area) => area.length <= DENSE_CODE_LENGTH);
  if (isDense && when === "where it helps") return [];
  if (areas.length === 0 && agencyIds.length === 0) return [{ sql: "false", values: [] }];
  return [isDense ? walked(areas, agencyIds) : lookedUp(areas, agencyIds)];
}

function walked(areas: readonly string[], agencyIds: readonly string[]): Condition {
  const ranges = areas.map(rangeOf);
  const others = searched(areas, agencyIds);
  return {
    sql: [...ranges.map(({ sql }) => sql), `i.id in (${others.sql})`].join(" or "),
    values: [...ranges.flatMap(({ values }) => values), ...others.values],
  };
}

function lookedUp(areas: readonly string[], agencyIds: readonly string[]): Condition {
  const ranges = areas.map((area) => {
    const { sql, values } = rangeOf(area);
    return { sql: `select i.id from incident i where ${sql}`, values };
  });
  const parts = [...ranges, searched(areas, agencyIds)];
  return {
    sql: `i.id in (${parts.map(({ sql }) => sql).join(" union all ")})`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** The pattern operators are the ones that the index of division_code answers, and they are leakproof, so they work under the policy. */
function rangeOf(area: string): Condition {
  // `:` is the character after the digits.
  return { sql: "(i.division_code ~>=~ ? and i.division_code ~<~ ?)", values: [area, `${area}:`] };
}

/** Incidents of these agencies, and those that reach into these areas from elsewhere. */
function searched(areas: readonly string[], agencyIds: readonly string[]): Condition {
  const ofAgencies = {
    sql: "select incident_id from incident_search where agency_ids && array[?]::text[]",
    values: [agencyIds],
  };
  const reachingIn = {
    sql: `select incident_id from incident_search where affected_codes <> '{}'
      and exists (select 1 from unnest(affected_codes) code where code ^@ any (array[?]::text[]))`,
    values: [areas],
  };
  const parts = [...(agencyIds.length === 0 ? [] : [ofAgencies]), ...(areas.length === 0 ? [] : [reachingIn])];
  return { sql: parts.map(({ sql }) => sql).join(" union all "), values: parts.flatMap(({ values }) => values) };
}
