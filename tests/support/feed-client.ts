import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import { z } from "zod";
import { eventually } from "./eventually.js";
import { shippedOperation } from "./shipped-operations.js";

const entryForm = z.object({
  position: z.string().transform(Number),
  cursor: z.string(),
  type: z.string(),
  incident: z.object({ id: z.string() }).nullish(),
  task: z.object({ id: z.string() }).nullish(),
  assignment: z.object({ squad: z.object({ id: z.string() }) }).nullish(),
});
const frameForm = z.object({
  cursor: z.string(),
  previous: z.string(),
  resync: z.string().nullable(),
  entries: z.array(entryForm),
});
export type FeedEntry = z.output<typeof entryForm>;

/** Whose feed, and which. */
export interface Followed {
  readonly wsUrl: string;
  readonly token: string;
  readonly operation: "IncidentFeed" | "TaskFeed";
  readonly variables?: Record<string, unknown>;
}

/** Follows a feed with a real client, keeps what came, and notes everything that breaks the promise of an unbroken sequence. */
export class FeedClient {
  readonly entries: FeedEntry[] = [];
  readonly faults: string[] = [];
  connections = 0;
  private cursor: string | null = null;
  private frames = 0;
  private client: Client | null = null;
  private socket: WebSocket | null = null;

  constructor(private readonly followed: Followed) {}

  get isOpen(): boolean {
    return this.client !== null;
  }

  /** Begins, or goes on behind the last frame received, and waits for the first frame of this connection. */
  async connect(): Promise<void> {
    const { wsUrl, token, operation, variables = {} } = this.followed;
    const client = createClient({
      url: wsUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      on: { connected: (socket) => void (this.socket = socket instanceof WebSocket ? socket : null) },
    });
    this.client = client;
    this.connections += 1;
    const after = this.cursor;
    const known = this.frames;
    const query = shippedOperation(operation);
    const feed = client.iterate({ query, variables: { ...variables, ...(after === null ? {} : { after }) } });
    void this.follow(client, feed);
    await eventually("the first frame", () => this.frames > known || this.faults.length > 0);
  }

  /** Breaks the line as a dead network does: nothing is said to the server. */
  async cut(): Promise<void> {
    this.client = null;
    this.socket?.terminate();
    await eventually("the end of the line", () => this.socket?.readyState === WebSocket.CLOSED);
  }

  /** Says goodbye. */
  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.dispose();
  }

  private async follow(client: Client, feed: AsyncIterable<{ data?: unknown; errors?: unknown }>): Promise<void> {
    try {
      for await (const { data, errors } of feed) {
        if (errors !== undefined) this.faults.push(`errors in a frame: ${JSON.stringify(errors)}`);
        else this.take(frameForm.parse(Object.values(z.record(z.string(), z.unknown()).parse(data))[0]));
      }
    } catch (error) {
      if (this.client === client) this.faults.push(`the line broke: ${describe(error)}`);
    }
  }

  private take(frame: z.output<typeof frameForm>): void {
    this.frames += 1;
    if (frame.resync !== null) this.faults.push(`told to load anew: ${frame.resync}`);
    if (this.cursor !== null && frame.previous !== this.cursor)
      this.faults.push(`a frame that does not follow the last`);
    for (const entry of frame.entries) {
      const last = this.entries.at(-1)?.position ?? 0;
      if (entry.position <= last) this.faults.push(`${entry.position} came after ${last}`);
      this.entries.push(entry);
    }
    this.cursor = frame.cursor;
  }
}

function describe(error: unknown): string {
  const closed = z.object({ code: z.number(), reason: z.string() }).safeParse(error).data;
  if (closed !== undefined) return `${closed.code} ${closed.reason}`;
  return error instanceof Error ? error.message : JSON.stringify(error);
}
