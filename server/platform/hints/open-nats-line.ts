import { setTimeout as sleep } from "node:timers/promises";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { coalesce } from "./coalesce.js";
import { readHint, type HearHint, type HintLine, type ReportLine } from "./hint-line.js";

const EVERY_MS = 10;
const COME_BACK_MS = 1_000;

/** Where NATS is and which county's subject to use. */
export interface NatsLineOptions {
  /** `nats://host:4222`, several separated by commas; user and password in the address are used and never logged. */
  readonly url: string;
  readonly countyCode: string;
  readonly hear: HearHint;
  readonly report: ReportLine;
}

/** Carries hints between the nodes of a county by core NATS, which keeps nothing: the journal is the log. */
export function openNatsLine(options: NatsLineOptions): HintLine {
  return new NatsLine(options);
}

class NatsLine implements HintLine {
  readonly kind = "nats";
  private readonly subject: string;
  private readonly sending = coalesce(EVERY_MS, (position) => {
    if (this.isUp) this.connection?.publish(this.subject, position.toString());
  });
  private connection: NatsConnection | null = null;
  private isUp = false;
  private isClosed = false;

  constructor(private readonly options: NatsLineOptions) {
    this.subject = `muster.journal.${options.countyCode}`;
    void this.begin();
  }

  isConnected(): boolean {
    return this.isUp;
  }

  publish(position: bigint): void {
    this.sending.give(position);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.isUp = false;
    this.sending.end();
    await this.connection?.close().catch(() => undefined);
  }

  /** Tries until NATS is there; the library itself comes back after a break, but gives up after a second refused login in a row. */
  private async begin(): Promise<void> {
    const { url, report } = this.options;
    while (!this.isClosed) {
      try {
        const settings = { name: "muster", maxReconnectAttempts: -1, reconnectTimeWait: COME_BACK_MS };
        this.connection = await connect({ ...addressOf(url), ...settings });
        await this.follow(this.connection);
        if (!this.isClosed) throw new Error("the line was given up");
      } catch (error) {
        this.isUp = false;
        report("NATS cannot be reached", error instanceof Error ? error.message : "unknown");
        await sleep(COME_BACK_MS, undefined, { ref: false });
      }
    }
  }

  private async follow(connection: NatsConnection): Promise<void> {
    const { hear, report } = this.options;
    if (this.isClosed) return connection.close();
    connection.subscribe(this.subject, {
      callback: (error, message) => {
        const position = error === null ? readHint(message.string()) : null;
        if (position !== null) hear(position);
      },
    });
    this.isUp = true;
    hear(null);
    for await (const { type } of connection.status()) {
      if (type === "disconnect") report("NATS is away; the nodes find everything by themselves meanwhile", type);
      if (type === "disconnect") this.isUp = false;
      if (type !== "reconnect") continue;
      this.isUp = true;
      hear(null);
    }
  }
}

/** The servers without what must not appear in logs, and the login beside them. */
function addressOf(url: string): { servers: string[]; user?: string; pass?: string } {
  const parsed = url.split(",").map((one) => new URL(one.trim()));
  const [first] = parsed;
  const login =
    first === undefined || first.username === ""
      ? {}
      : { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) };
  return { servers: parsed.map(({ hostname, port }) => `${hostname}:${port === "" ? "4222" : port}`), ...login };
}
