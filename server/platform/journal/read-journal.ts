import type { EntityManager } from "@mikro-orm/postgresql";
import type { Audience } from "../../kernel/visibility.js";
import type { JournalCursor } from "./cursor.js";

/** One entry as it was recorded. */
export interface JournalEntry {
  readonly position: bigint;
  readonly stream: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly summary: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly incidentId: string | null;
  readonly taskId: string | null;
  readonly assignmentId: string | null;
  readonly squadId: string | null;
  readonly audience: Audience;
  readonly hash: string;
}

/** The newest position with its epoch and hash, and the last position that is kept no longer with its own. */
export interface JournalHead extends JournalCursor {
  readonly floor: bigint;
  readonly floorHash: string;
  readonly hash: string;
}

/** Most entries that one read returns; a reader that is further behind reads again. */
export const JOURNAL_BATCH = 200;

interface HeadRow {
  head_epoch: string;
  head_position: string;
  head_floor: string;
  head_hash: string;
  head_floor_hash: string;
}

const HEAD = `epoch as head_epoch, position as head_position, floor as head_floor, encode(hash, 'hex') as head_hash, encode(floor_hash, 'hex') as head_floor_hash`;

/** Reads the head in the snapshot of `em`. */
export async function readJournalHead(em: EntityManager): Promise<JournalHead> {
  const [row] = await em.execute<HeadRow[]>(`select ${HEAD} from journal_head`);
  return toHead(row);
}

interface JournalRow {
  position: string;
  stream: string;
  stream_version: number;
  type: string;
  occurred_ms: string;
  recorded_ms: string;
  actor: string;
  summary: string;
  changes: Record<string, unknown>;
  incident_id: string | null;
  task_id: string | null;
  assignment_id: string | null;
  squad_id: string | null;
  division_code: string;
  affected_codes: string[];
  agency_ids: string[];
  hash: string;
}

/** A row beside the head: nothing where no entry follows. */
type FoundRow = JournalRow | { position: null };

function isEntry<Row extends FoundRow>(row: Row): row is Row & JournalRow {
  return row.position !== null;
}

const COLUMNS = `position, stream, stream_version, type, extract(epoch from occurred_at) * 1000 as occurred_ms, extract(epoch from recorded_at) * 1000 as recorded_ms,
  actor, summary, changes, incident_id, task_id, assignment_id, squad_id, division_code, to_json(affected_codes) as affected_codes, to_json(agency_ids) as agency_ids, encode(hash, 'hex') as hash`;

/** The head of the journal and what follows a position, both from one snapshot. */
export interface JournalReading {
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
}

/** Reads the head and up to `limit` entries above a position, oldest first, as far as the reader of `em` may see them, in one statement. */
export async function readJournal(
  em: EntityManager,
  after: bigint,
  limit: number = JOURNAL_BATCH,
): Promise<JournalReading> {
  const found = await em.execute<(HeadRow & FoundRow)[]>(
    `select h.*, j.* from (select ${HEAD} from journal_head) h
     left join lateral (select ${COLUMNS} from journal where position > ? order by position limit ?) j on true order by j.position`,
    [after.toString(), limit],
  );
  return { head: toHead(found[0]), entries: found.filter(isEntry).map(toEntry) };
}

/** Which entries of which incident: beyond a position, at most so many; the key names the page. */
export interface IncidentJournalPage {
  readonly key: string;
  readonly incidentId: string;
  readonly after: bigint;
  readonly limit: number;
}

/** Reads pages of the journals of several incidents in one statement, each oldest first. */
export async function readIncidentJournals(
  em: EntityManager,
  pages: readonly IncidentJournalPage[],
): Promise<ReadonlyMap<string, readonly JournalEntry[]>> {
  const wanted = pages.map(({ key, incidentId, after, limit }) => ({
    key,
    incident_id: incidentId,
    after: after.toString(),
    page_limit: limit,
  }));
  const found = await em.execute<(JournalRow & { key: string })[]>(
    `select k.key, j.* from jsonb_to_recordset(?::jsonb) as k(key text, incident_id text, after bigint, page_limit int)
     cross join lateral (select ${COLUMNS} from journal where journal.incident_id = k.incident_id and position > k.after order by position limit k.page_limit) j
     order by j.position`,
    [JSON.stringify(wanted)],
  );
  const byKey = Map.groupBy(found, ({ key }) => key);
  return new Map([...byKey].map(([key, entries]) => [key, entries.map(toEntry)]));
}

function toEntry(row: JournalRow): JournalEntry {
  return {
    position: BigInt(row.position),
    stream: row.stream,
    streamVersion: row.stream_version,
    type: row.type,
    occurredAt: new Date(Number(row.occurred_ms)),
    recordedAt: new Date(Number(row.recorded_ms)),
    actor: row.actor,
    summary: row.summary,
    changes: row.changes,
    incidentId: row.incident_id,
    taskId: row.task_id,
    assignmentId: row.assignment_id,
    squadId: row.squad_id,
    audience: { divisionCode: row.division_code, affectedCodes: row.affected_codes, agencyIds: row.agency_ids },
    hash: row.hash,
  };
}

function toHead(row: HeadRow | undefined): JournalHead {
  if (row === undefined) throw new Error("journal_head has no row: the schema is not migrated");
  const { head_epoch, head_position, head_floor, head_hash, head_floor_hash } = row;
  return {
    epoch: head_epoch,
    position: BigInt(head_position),
    floor: BigInt(head_floor),
    hash: head_hash,
    floorHash: head_floor_hash,
  };
}
