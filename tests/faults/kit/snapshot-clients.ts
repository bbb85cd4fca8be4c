import { WebSocket } from "ws";
import { z } from "zod";
import { LiveLine, type FeedEntry } from "../../../client/live/index.js";
import { systemClock } from "../../../server/kernel/clock.js";
import { resumeSession } from "../../../server/modules/access/index.js";
import type { Database } from "../../../server/platform/database/index.js";
import { decodeCursor, readJournal, type JournalEntry } from "../../../server/platform/journal/index.js";
import { ask } from "./ask.js";

const SNAPSHOT = "{ incidents(first: 100) { asOf edges { node { id status } } } }";
const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position type changes incident { id } } } }`;
const snapshotForm = z.object({
  incidents: z.object({
    asOf: z.string(),
    edges: z.array(z.object({ node: z.object({ id: z.string(), status: z.string() }) })),
  }),
});

/** The status of each incident, by its id. */
type Statuses = Readonly<Record<string, string>>;

interface Told extends FeedEntry {
  readonly type: string;
  readonly changes: { readonly status?: string } | null;
  readonly incident: { readonly id: string } | null;
}

/** Somebody who opens a screen: loads what there is and follows what happens from there. */
export class SnapshotClient {
  /** What the snapshot held, and at which place of the journal. */
  snapshot: Statuses = {};
  asOf = -1;
  readonly positions: number[] = [];
  /** The screen as it stands now. */
  readonly shown: Record<string, string> = {};
  readonly faults: string[] = [];
  private readonly line: LiveLine;

  constructor(
    private readonly url: string,
    readonly token: string,
  ) {
    this.line = new LiveLine({ url: url.replace("http", "ws") + "/graphql", token: () => token, webSocket: WebSocket });
    this.line.follow<Told>({
      query: FEED,
      variables: {},
      load: (reason) => this.load(reason),
      apply: (entries) => entries.forEach((entry) => this.take(entry)),
      ended: (error) => void this.faults.push(`ended: ${JSON.stringify(error)}`),
    });
  }

  close(): Promise<void> {
    return this.line.close();
  }

  private async load(reason: string): Promise<string> {
    if (reason !== "START") this.faults.push(`told to load again: ${reason}`);
    const { incidents } = await ask(this.url, this.token, SNAPSHOT, {}, snapshotForm);
    this.snapshot = Object.fromEntries(incidents.edges.map(({ node }) => [node.id, node.status]));
    this.asOf = Number(decodeCursor(incidents.asOf)?.position ?? -1n);
    Object.assign(this.shown, this.snapshot);
    return incidents.asOf;
  }

  private take({ position, type, changes, incident }: Told): void {
    this.positions.push(Number(position));
    if (incident !== null && type.startsWith("incident.") && changes?.status !== undefined)
      this.shown[incident.id] = changes.status;
  }
}

/** What is wrong with any of many clients, looked at one after the other. */
export async function violationsOfClients(
  database: Database,
  clients: readonly SnapshotClient[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const client of clients) found.push(...(await violationsOfClient(database, client)));
  return found;
}

/** What a client should hold: the fold of the journal as row-level security shows it to its viewer, up to the snapshot and behind it. */
async function violationsOfClient(database: Database, client: SnapshotClient): Promise<readonly string[]> {
  const actor = await resumeSession({ database, clock: systemClock }, client.token);
  if (actor === null) throw new Error("a session has ended");
  const { entries: visible } = await database.read(actor, (em) => readJournal(em, 0n, 100_000));
  const own = visible.filter(({ type }) => type !== "squad.moved");
  const [before, behind] = [
    own.filter((one) => one.position <= client.asOf),
    own.filter((one) => one.position > client.asOf),
  ];
  const due = behind.map(({ position }) => Number(position));
  const missing = due.filter((position) => !client.positions.includes(position));
  const twice = client.positions.filter((position, index) => client.positions.indexOf(position) !== index);
  const early = client.positions.filter((position) => position <= client.asOf);
  return [
    ...client.faults,
    ...(client.asOf < 0 ? ["no snapshot"] : []),
    ...differences("the snapshot", client.snapshot, statusesAfter(before)),
    ...(missing.length > 0 ? [`a gap: ${missing.join()} behind ${client.asOf} never came`] : []),
    ...(twice.length + early.length > 0 ? [`an overlap: ${[...early, ...twice].join()} behind ${client.asOf}`] : []),
    ...(client.positions.join() === due.join()
      ? []
      : [`got ${client.positions.length} entries where ${due.length} were due`]),
    ...differences("the screen", client.shown, statusesAfter(own)),
  ];
}

function statusesAfter(entries: readonly JournalEntry[]): Statuses {
  const statuses: Record<string, string> = {};
  for (const { type, incidentId, changes } of entries)
    if (incidentId !== null && type.startsWith("incident.") && typeof changes["status"] === "string")
      statuses[incidentId] = changes["status"];
  return statuses;
}

function differences(what: string, got: Statuses, due: Statuses): readonly string[] {
  const ids = [...new Set([...Object.keys(got), ...Object.keys(due)])];
  return ids
    .filter((id) => got[id] !== due[id])
    .map((id) => `${what} shows ${id} as ${got[id] ?? "missing"} instead of ${due[id] ?? "missing"}`);
}
