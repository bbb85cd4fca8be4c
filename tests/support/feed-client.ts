import { WebSocket } from "ws";
import { z } from "zod";
import { LiveLine } from "../../client/live/index.js";
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
const messageForm = z.object({
  type: z.string(),
  payload: z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.unknown().optional() }).optional(),
});
export type FeedEntry = z.output<typeof entryForm>;

/** Whose feed, and which. */
export interface Followed {
  readonly wsUrl: string;
  readonly token: string;
  readonly operation: "IncidentFeed" | "TaskFeed";
  readonly variables?: Record<string, unknown>;
}

/**
 * Follows a feed with the client library, keeps what it applied, and notes everything on the wire that breaks the promise of an unbroken
 * sequence: the library would mend what the server must not break.
 */
export class FeedClient {
  readonly entries: FeedEntry[] = [];
  readonly faults: string[] = [];
  connections = 0;
  /** Where the last connection ended. */
  private place: string | null = null;
  private told: string | null = null;
  private frames = 0;
  private line: LiveLine | null = null;
  private feed: { readonly place: string | null } | null = null;
  private socket: WebSocket | null = null;

  constructor(private readonly followed: Followed) {}

  get isOpen(): boolean {
    return this.line !== null;
  }

  /** Begins, or goes on behind the last frame received, and waits for the first frame of this connection. */
  async connect(): Promise<void> {
    const { wsUrl, token, operation, variables = {} } = this.followed;
    const line = new LiveLine({ url: wsUrl, token: () => token, webSocket: this.tapped() });
    this.line = line;
    this.connections += 1;
    const known = this.frames;
    this.told = this.place;
    this.feed = line.follow({
      query: shippedOperation(operation),
      variables,
      after: this.place,
      apply: (entries) => void this.entries.push(...entries.map((entry) => entryForm.parse(entry))),
      ended: (error) => {
        if (this.line === line) this.faults.push(`the feed ended: ${describe(error)}`);
      },
    });
    await eventually("the first frame", () => this.frames > known || this.faults.length > 0);
  }

  /** Breaks the line as a dead network does: nothing is said to the server. */
  async cut(): Promise<void> {
    const { socket } = this;
    const line = this.leave();
    socket?.terminate();
    await line?.close();
    await eventually("the end of the line", () => socket?.readyState === WebSocket.CLOSED);
  }

  /** Says goodbye. */
  async close(): Promise<void> {
    await this.leave()?.close();
  }

  private leave(): LiveLine | null {
    const { line } = this;
    this.line = null;
    this.place = this.feed?.place ?? null;
    return line;
  }

  /** A socket that shows this client every message before the library gets it. */
  private tapped(): new (url: string, protocols: string) => WebSocket {
    const open = (socket: WebSocket): void => {
      this.socket = socket;
      socket.on("message", (bytes: Buffer) => this.check(messageForm.parse(JSON.parse(bytes.toString("utf8")))));
    };
    return class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols);
        open(this);
      }
    };
  }

  private check({ type, payload }: z.output<typeof messageForm>): void {
    if (type !== "next") return;
    if (payload?.errors !== undefined) this.faults.push(`errors in a frame: ${JSON.stringify(payload.errors)}`);
    const frame = frameForm.safeParse(Object.values(payload?.data ?? {})[0]).data;
    if (frame === undefined) return;
    this.frames += 1;
    if (frame.resync !== null) this.faults.push(`told to load anew: ${frame.resync}`);
    if (this.told !== null && frame.previous !== this.told) this.faults.push("a frame that does not follow the last");
    const positions = frame.entries.map(({ position }) => position);
    if (positions.some((position, index) => position <= (positions[index - 1] ?? 0)))
      this.faults.push(`out of order: ${positions.join(" ")}`);
    this.told = frame.cursor;
  }
}

function describe(error: unknown): string {
  const closed = z.object({ code: z.number(), reason: z.string() }).safeParse(error).data;
  if (closed !== undefined) return `${closed.code} ${closed.reason}`;
  return error instanceof Error ? error.message : JSON.stringify(error);
}
