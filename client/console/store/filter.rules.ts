import type { Filter } from "../place/index.js";
import type { IncidentRow } from "./incident-row.js";

/** What a filter has to know besides the row. */
export interface FilterTools {
  /** The server's time. */
  readonly now: number;
  /** The agencies whose work is the viewer's. */
  readonly mine: ReadonlySet<string>;
  /** Whether a row says what is looked for. */
  readonly says: (row: IncidentRow, text: string) => boolean;
}

/** Whether a row is shown under a filter. */
export function fitsFilter(row: IncidentRow, filter: Filter, { now, mine, says }: FilterTools): boolean {
  const { tiers, statuses, agencyId, township, isMine, isOverdue, text } = filter;
  if (tiers.length > 0 && !tiers.includes(row.tier)) return false;
  if (statuses.length > 0 && !statuses.includes(row.status)) return false;
  if (agencyId !== null && row.leadId !== agencyId) return false;
  if (township !== null && !row.divisionCode.startsWith(township)) return false;
  if (isMine && (row.leadId === null || !mine.has(row.leadId))) return false;
  if (isOverdue && !isLate(row, now)) return false;
  return text === "" || says(row, text);
}

/** Whether its nearest clock has run out. */
export function isLate({ dueAt }: Pick<IncidentRow, "dueAt">, now: number): boolean {
  return dueAt !== null && dueAt < now;
}

/** The most pressing first: what is due soonest, then the graver, then the older; what no clock runs for comes last. */
export function byTimeLeft(a: IncidentRow, b: IncidentRow): number {
  const [dueA, dueB] = [a.dueAt ?? Number.MAX_SAFE_INTEGER, b.dueAt ?? Number.MAX_SAFE_INTEGER];
  return dueA - dueB || a.priority - b.priority || (a.id < b.id ? -1 : 1);
}
