import { encodeCursor } from "../../../server/platform/journal/index.js";
import type { FaultCounty } from "./fault-world.js";
import type { Reporters } from "./reporters.js";
import type { Watcher } from "./watchers.js";

/** A place in the journal, as a feed takes it and as a number. */
export interface Start {
  readonly cursor: string;
  readonly position: number;
}

/** From where to where the journal of a county reaches, and in which epoch. */
export interface Bounds {
  readonly epoch: string;
  readonly floor: bigint;
  readonly position: bigint;
}

/** The bounds of a county's journal as they stand now. */
export async function boundsOf(county: FaultCounty): Promise<Bounds> {
  const [head] = await county.query<{ epoch: string; floor: string; position: string }>(
    "select epoch, floor, position from journal_head",
  );
  if (head === undefined) throw new Error("the county has no journal");
  return { epoch: head.epoch, floor: BigInt(head.floor), position: BigInt(head.position) };
}

/** Where the journal of a county ends now. */
export async function headOf(county: FaultCounty): Promise<Start> {
  const { epoch, position } = await boundsOf(county);
  return { cursor: encodeCursor({ epoch, position }), position: Number(position) };
}

/** What in the database breaks the promise to whoever was told that their report was received. */
export async function violationsOf(
  county: FaultCounty,
  { acknowledged, faults }: Reporters,
): Promise<readonly string[]> {
  const found: string[] = [...faults];
  const incidents = new Set((await county.query<{ id: string }>("select id from incident")).map(({ id }) => id));
  const promised = new Set(acknowledged.values());
  for (const id of promised) if (!incidents.has(id)) found.push(`${id} was acknowledged and is lost`);
  for (const id of incidents) if (!promised.has(id)) found.push(`${id} is a second incident of one report`);
  const [journal] = await county.query<{ entries: string; last: string; head: string }>(
    "select count(*) as entries, coalesce(max(position), 0) as last, (select position from journal_head) as head from journal",
  );
  if (journal?.entries !== journal?.last || journal?.last !== journal?.head)
    found.push(`the journal is not dense: ${JSON.stringify(journal)}`);
  const gaps = await county.query<{ stream: string }>(
    "select stream from journal group by stream having count(*) <> max(stream_version) or min(stream_version) <> 1",
  );
  found.push(...gaps.map(({ stream }) => `the versions of ${stream} have a gap`));
  const doubled = await county.query<{ incident_id: string }>(
    "select incident_id from task where role = 'LEAD' group by incident_id having count(*) > 1",
  );
  found.push(...doubled.map(({ incident_id }) => `${incident_id} has two leading tasks`));
  return found;
}

/** What a watcher of the whole county got wrong: it must hold every entry behind its start, once and in order. */
export async function violationsOfWatcher(
  county: FaultCounty,
  watcher: Watcher,
  start: Start,
): Promise<readonly string[]> {
  return violationsOfWatchers(county, [watcher], start);
}

/** The same of many who have one start. */
export async function violationsOfWatchers(
  county: FaultCounty,
  watchers: readonly Watcher[],
  { position: start }: Start,
): Promise<readonly string[]> {
  const own = await county.query<{ position: string }>(
    `select position from journal where position > ${start} and type <> 'squad.moved' order by position`,
  );
  const expected = own.map(({ position }) => Number(position));
  return watchers.flatMap((watcher) => faultsOf(watcher, expected));
}

function faultsOf({ positions, faults }: Watcher, expected: readonly number[]): readonly string[] {
  const isSame =
    expected.length === positions.length && expected.every((position, index) => position === positions[index]);
  if (isSame) return faults;
  const held = new Set(positions);
  const missing = expected.find((position) => !held.has(position));
  return [...faults, `${positions.length} of ${expected.length} entries came, first missing ${missing ?? "none"}`];
}
