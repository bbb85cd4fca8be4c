import type { Entry, IncidentRow } from "../store/index.js";

/** A change of an incident as the wall tells it. */
export interface Change {
  readonly position: string;
  readonly type: string;
  readonly at: number;
  readonly row: IncidentRow;
}

/** What happens to one incident within this time is one act, told once. */
const ONE_ACT_MS = 2_000;

/** What counts most of one act: the incident's own step before its tasks' and its squads'. */
const WEIGHT: Readonly<Record<string, number>> = { incident: 2, task: 1, assignment: 0 };

/** The last changes of incidents, newest first, at most so many; one act on one incident is told once, by its weightiest and then newest step. */
export function lastChanges(entries: readonly Entry[], most: number): readonly Change[] {
  const changes: Change[] = [];
  for (const { incident, type, position, occurredAt } of entries) {
    if (incident === null) continue;
    const told = changes.findIndex(({ row, at }) => row.id === incident.id && Math.abs(at - occurredAt) <= ONE_ACT_MS);
    const before = changes[told];
    if (before === undefined) changes.push({ position, type, at: occurredAt, row: incident });
    else if (weightOf(type) > weightOf(before.type)) changes[told] = { ...before, type };
    if (changes.length > most) break;
  }
  return changes.slice(0, most);
}

/** What an incident is called before everybody in the room, or null: what is confidential at a desk has no name on a wall. */
export function publicTitle({ isConfidential, title }: Pick<IncidentRow, "isConfidential" | "title">): string | null {
  return isConfidential ? null : title;
}

function weightOf(type: string): number {
  return WEIGHT[type.split(".", 1)[0] ?? ""] ?? 0;
}
