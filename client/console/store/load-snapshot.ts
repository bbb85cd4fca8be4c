import type { Client } from "urql";
import { QueuePageDocument, SquadRowsDocument, TownshipsDocument } from "../../generated/graphql.js";
import { readFault, type Fault } from "../ask/index.js";
import { readIncidentRow, type IncidentRow } from "./incident-row.js";
import { readSquadRow, type SquadRow } from "./squad-row.js";

/** The snapshot could not be had, and why. */
export class SnapshotFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/**
 * Reads every open incident page by page, the most pressing first. `asOf` is that of the first page: whatever changed while the others
 * came is brought by the feed that follows from there.
 */
export async function loadIncidents(
  client: Client,
  townships: ReadonlyMap<string, string>,
  showPage: (rows: readonly IncidentRow[], loaded: number) => void,
): Promise<{ readonly rows: readonly IncidentRow[]; readonly asOf: string }> {
  const rows: IncidentRow[] = [];
  let asOf: string | null = null;
  let after: string | null = null;
  do {
    const { data, error } = await client.query(QueuePageDocument, { after }).toPromise();
    if (error !== undefined) throw new SnapshotFault(readFault(error));
    if (data === undefined) throw new SnapshotFault({ kind: "broken", code: "NO_DATA" });
    const page: readonly IncidentRow[] = data.incidents.edges.map(({ node }) => readIncidentRow(node, townships));
    rows.push(...page);
    showPage(page, rows.length);
    asOf ??= data.incidents.asOf;
    after = data.incidents.pageInfo.hasNextPage ? data.incidents.pageInfo.endCursor : null;
  } while (after !== null);
  return { rows, asOf };
}

/** Reads the names of the county's townships by their codes. */
export async function loadTownships(client: Client): Promise<ReadonlyMap<string, string>> {
  const { data, error } = await client.query(TownshipsDocument, {}).toPromise();
  if (error !== undefined) throw new SnapshotFault(readFault(error));
  return new Map(data?.divisions.map(({ code, name }) => [code, name]));
}

/** Reads every squad that the viewer may see. */
export async function loadSquads(client: Client): Promise<readonly SquadRow[]> {
  const { data, error } = await client.query(SquadRowsDocument, {}).toPromise();
  if (error !== undefined) throw new SnapshotFault(readFault(error));
  return data?.squads.map(readSquadRow) ?? [];
}
