import type { AskJournal } from "../platform/journal/index.js";

/** A table whose status the journal tells as well: the last entry of its kind in the incident's stream holds it. */
interface FoldedTable {
  readonly table: string;
  readonly stream: string;
  /** Which entries of the stream speak of a row. */
  readonly ofRow: string;
}

const FOLDED: readonly FoldedTable[] = [
  { table: "incident", stream: "r.id", ofRow: "j.type like 'incident.%'" },
  { table: "task", stream: "r.incident_id", ofRow: "j.task_id = r.id and j.type like 'task.%'" },
  { table: "assignment", stream: "r.incident_id", ofRow: "j.assignment_id = r.id and j.type like 'assignment.%'" },
];

/** A row that is not what its journal says. */
export interface StateFault {
  readonly table: string;
  readonly id: string;
  readonly status: string;
  readonly told: string | null;
}

const BATCH = 2_000;

/** Looks whether every incident, task and assignment has the status that the journal tells last; gives the first that has another. */
export async function verifyState(
  ask: AskJournal,
  onProgress?: (table: string, rows: number) => void,
): Promise<StateFault | null> {
  for (const { table, stream, ofRow } of FOLDED) {
    let rows = 0;
    for (let after = ""; ;) {
      // One statement sees one snapshot, so that a commit meanwhile cannot come between a row and its entries.
      const found = await ask<{ id: string; status: string; told: string | null }>(
        `select r.id, r.status, (select j.changes->>'status' from journal j where j.stream = ${stream} and ${ofRow} and jsonb_exists(j.changes, 'status')
           order by j.stream_version desc limit 1) as told
         from ${table} r where r.id > ? order by r.id limit ${BATCH}`,
        [after],
      );
      const wrong = found.find(({ status, told }) => status !== told);
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
