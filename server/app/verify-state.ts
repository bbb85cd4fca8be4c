import type { AskJournal } from "../platform/journal/index.js";

/** A table whose status the journal tells as well: the last entry of its kind in the incident's stream holds it. */
interface FoldedTable {
  readonly table: string;
  /** Which of its statuses are ends: what ended before the floor may have no entry left that tells it. */
  readonly ends: readonly string[];
  readonly stream: string;
  /** Which entries of the stream speak of a row. */
  readonly ofRow: string;
}

const FOLDED: readonly FoldedTable[] = [
  {
    table: "incident",
    ends: ["CLOSED", "REJECTED", "CANCELLED", "DUPLICATE"],
    stream: "r.id",
    ofRow: "j.type like 'incident.%'",
  },
  {
    table: "task",
    ends: ["RETURNED", "DONE", "CONFIRMED", "RECALLED", "WAIVED"],
    stream: "r.incident_id",
    ofRow: "j.task_id = r.id and j.type like 'task.%'",
  },
  {
    table: "assignment",
    ends: ["CLEARED", "RECALLED", "EXPIRED"],
    stream: "r.incident_id",
    ofRow: "j.assignment_id = r.id and j.type like 'assignment.%'",
  },
];

/** A row that is not what its journal says. */
export interface StateFault {
  readonly table: string;
  readonly id: string;
  readonly status: string;
  /** What the journal says, and where; null where it says nothing of the row. */
  readonly told: string | null;
  readonly position: string | null;
}

const BATCH = 2_000;

/** Looks whether every incident, task and assignment has the status that the journal tells last; gives the first that has another. */
export async function verifyState(
  ask: AskJournal,
  onProgress?: (table: string, rows: number) => void,
): Promise<StateFault | null> {
  const [head] = await ask<{ floor: string }>("select floor from journal_head", []);
  const isWhole = head?.floor === "0";
  for (const { table, ends, stream, ofRow } of FOLDED) {
    const isForgotten = ({ status, told }: { status: string; told: string | null }): boolean =>
      !isWhole && told === null && ends.includes(status);
    let rows = 0;
    for (let after = ""; ;) {
      // One statement sees one snapshot, so that a commit meanwhile cannot come between a row and its entries.
      const found = await ask<Omit<StateFault, "table">>(
        `select r.id, r.status, last.told, last.position::text as position from ${table} r left join lateral (
           select j.changes->>'status' as told, j.position from journal j
             where j.stream = ${stream} and ${ofRow} and jsonb_exists(j.changes, 'status') order by j.stream_version desc limit 1) last on true
         where r.id > ? order by r.id limit ${BATCH}`,
        [after],
      );
      const wrong = found.find((row) => row.status !== row.told && !isForgotten(row));
      if (wrong !== undefined) return { table, ...wrong };
      rows += found.length;
      onProgress?.(table, rows);
      const last = found.at(-1);
      if (last === undefined || found.length < BATCH) break;
      after = last.id;
    }
  }
  return null;
}
