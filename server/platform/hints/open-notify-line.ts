import pg from "pg";
import { coalesce } from "./coalesce.js";
import { readHint, type HearHint, type HintLine, type ReportLine } from "./hint-line.js";

/** NOTIFY takes a lock over all commits of the cluster, so it is sent outside of them and no more than 20 times a second (decision 0018). */
const EVERY_MS = 50;
const COME_BACK_MS = [100, 5_000] as const;
const CONNECT_MS = 5_000;
/** A server that vanished without a word is noticed by this question. */
const ASK_EVERY_MS = 10_000;

/** Where the database is and which county's channel to use. */
export interface NotifyLineOptions {
  readonly url: string;
  readonly schema: string;
  readonly hear: HearHint;
  readonly report: ReportLine;
  /** How often the server is asked for a sign of life; only tests want another time. */
  readonly askEveryMs?: number;
}

/** Carries hints between the nodes of a county by PostgreSQL's NOTIFY, over a connection of its own that comes back by itself. */
export function openNotifyLine(options: NotifyLineOptions): HintLine {
  return new NotifyLine(options);
}

class NotifyLine implements HintLine {
  readonly kind = "notify";
  private readonly channel: string;
  private readonly sending = coalesce(EVERY_MS, (position) => this.send(position));
  private readonly asking: ReturnType<typeof setInterval>;
  /** The connection that listens; null while there is none. */
  private client: pg.Client | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private isClosed = false;

  constructor(private readonly options: NotifyLineOptions) {
    this.channel = `muster_journal_${options.schema}`;
    this.asking = setInterval(() => void this.ask(), options.askEveryMs ?? ASK_EVERY_MS);
    this.asking.unref();
    void this.connect();
  }

  isConnected(): boolean {
    return this.client !== null;
  }

  publish(position: bigint): void {
    this.sending.give(position);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.asking);
    if (this.retry !== null) clearTimeout(this.retry);
    this.sending.end();
    const open = this.client;
    this.client = null;
    await open?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { url, hear } = this.options;
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
    });
    const lost = Promise.withResolvers<unknown>();
    // Without a listener the end of a connection would be the end of the process.
    fresh.on("error", lost.resolve);
    fresh.on("end", () => lost.resolve(new Error("the connection ended")));
    fresh.on("notification", ({ payload = "" }) => {
      const position = readHint(payload);
      if (position !== null) hear(position);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(this.channel)}`);
      this.client = fresh;
      this.failures = 0;
      // What was sent while nobody listened is lost: look once, after listening has begun.
      if (!this.isClosed) hear(null);
    } catch (error) {
      lost.resolve(error);
    }
    // Closed in the meantime, it ends itself here.
    if (this.isClosed) lost.resolve(null);
    this.comeBack(await lost.promise);
    await fresh.end().catch(() => undefined);
  }

  private async ask(): Promise<void> {
    const { client } = this;
    // No answer ends nothing by itself; ended with its question open, a connection is cut off at once.
    await client?.query("select 1").catch(() => client.end());
  }

  private comeBack(error: unknown): void {
    this.client = null;
    if (this.isClosed) return;
    this.failures += 1;
    this.options.report("the line for hints between nodes broke", error);
    const [first, longest] = COME_BACK_MS;
    this.retry = setTimeout(() => void this.connect(), Math.min(first * 2 ** (this.failures - 1), longest));
    this.retry.unref();
  }

  private send(position: bigint): void {
    // A connection that breaks meanwhile says so by itself; the hint may be lost.
    this.client?.query("select pg_notify($1, $2)", [this.channel, position.toString()]).catch(() => undefined);
  }
}
