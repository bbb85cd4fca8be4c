import { createClient, type Client } from "graphql-ws";
import { waitBeforeRetry } from "./back-off.js";
import { FeedReader, type Following } from "./follow-feed.js";
import type { FeedEntry } from "./frame-rule.js";
import { LinkStore, type LinkState } from "./link-state.js";
import { waitOrOnline } from "./wait-or-online.js";

/** Where the server is, who asks, and what only tests and old runtimes give. */
export interface LiveLineOptions {
  /** `wss://host/graphql`. */
  readonly url: string;
  /** The bearer token of a program; a browser leaves it out and sends its cookie. Asked for at every connection. */
  readonly token?: () => string | null | Promise<string | null>;
  /** A WebSocket class where the runtime has none. */
  readonly webSocket?: unknown;
  /** No word from the server for this long means a dead line; at least twice the server's heartbeat of 5 s. */
  readonly silenceMs?: number;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** A newest state to watch. */
export interface Watching<State> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Takes every state that comes; after a broken line the whole comes first. */
  readonly show: (state: State) => void;
  readonly ended?: (error: unknown) => void;
}

const SILENCE_MS = 10_000;
const LOOK_EVERY_MS = 1_000;
const PING_MS = 5_000;

/** One WebSocket to a Muster server with any number of feeds and newest states over it; it comes back by itself and says how it stands. */
export class LiveLine {
  readonly link: LinkStore;
  private readonly client: Client;
  private readonly feeds = new Set<FeedReader<FeedEntry>>();
  private readonly looking: ReturnType<typeof setInterval>;
  private readonly silenceMs: number;
  private subscriptions = 0;
  private closeCode: number | null = null;

  constructor({
    url,
    token,
    webSocket,
    silenceMs = SILENCE_MS,
    now = Date.now,
    random = Math.random,
  }: LiveLineOptions) {
    this.link = new LinkStore(now);
    this.silenceMs = silenceMs;
    this.client = createClient({
      url,
      ...(webSocket === undefined ? {} : { webSocketImpl: webSocket }),
      connectionParams: async () => {
        const bearer = (await token?.()) ?? null;
        return bearer === null ? {} : { authorization: `Bearer ${bearer}` };
      },
      keepAlive: PING_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      // Codes that the protocol calls final never come here; everything else is worth another try, a signed-out session is not.
      shouldRetry: () => this.closeCode !== 4401,
      retryWait: async (retries) => {
        this.link.lost(retries);
        await waitOrOnline(waitBeforeRetry(retries, this.closeCode, random), random);
      },
      on: {
        connected: () => this.link.opened(),
        pong: () => this.heardLine(),
        message: () => this.heardLine(),
        closed: (event) => this.closed(event),
      },
    });
    this.looking = setInterval(() => this.endSilence(now()), LOOK_EVERY_MS);
    if (typeof this.looking === "object") this.looking.unref?.();
  }

  get state(): LinkState {
    return this.link.state;
  }

  /** Follows a feed; returns how to stop. Every entry is applied once and in order, through any number of broken lines. */
  follow<Entry extends FeedEntry>(following: Following<Entry>): { readonly place: string | null; stop(): void } {
    this.subscriptions += 1;
    const ended = (error: unknown): void => {
      this.forget(kept);
      following.ended?.(error);
    };
    const tools = { wait, heard: () => this.link.heard() };
    const reader = new FeedReader<Entry>(this.client, { ...following, ended }, tools);
    const kept = reader as unknown as FeedReader<FeedEntry>;
    this.feeds.add(kept);
    return {
      get place() {
        return reader.place;
      },
      stop: () => {
        if (this.forget(kept)) reader.stop();
      },
    };
  }

  /** Watches a newest state; returns how to stop. */
  watch<State>({ query, variables, show, ended }: Watching<State>): () => void {
    this.subscriptions += 1;
    let isOver = false;
    const leave = (): void => {
      if (!isOver) this.subscriptions -= 1;
      isOver = true;
    };
    const stop = this.client.subscribe<Record<string, State>>(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          const state = data == null ? undefined : Object.values(data)[0];
          if (errors !== undefined) ended?.(errors);
          else if (state !== undefined && !isOver) show(state);
        },
        error: (error) => {
          leave();
          ended?.(error);
        },
        complete: () => undefined,
      },
    );
    return () => {
      leave();
      stop();
    };
  }

  /** Ends every feed and the socket. */
  async close(): Promise<void> {
    clearInterval(this.looking);
    for (const feed of this.feeds) feed.stop();
    this.feeds.clear();
    this.subscriptions = 0;
    this.link.ended(1000);
    // A connection that was just being made may fail now, which is of no interest any more.
    await Promise.resolve(this.client.dispose()).catch(() => undefined);
  }

  /** A feed that is over is no longer waited for: its silence must not be taken for a dead line. */
  private forget(feed: FeedReader<FeedEntry>): boolean {
    const isKnown = this.feeds.delete(feed);
    if (isKnown) this.subscriptions -= 1;
    return isKnown;
  }

  /** A feed's frames say more than a living line: a node that cannot read the journal sends none. */
  private heardLine(): void {
    if (this.feeds.size === 0) this.link.heard();
  }

  private closed(event: unknown): void {
    this.closeCode = codeOf(event);
    for (const feed of this.feeds) feed.lineBroke();
    if (isFinal(this.closeCode)) this.link.ended(this.closeCode);
    // Without a subscription the line is not needed and nobody waits for it; each later try has a number of its own.
    else if (this.subscriptions > 0 && this.link.state.kind !== "reconnecting") this.link.lost(0);
  }

  /** A dead network says nothing: whoever hears nothing for too long hangs up and comes back. */
  private endSilence(now: number): void {
    const isSilent = this.link.state.kind === "live" && now - this.link.lastHeardAt > this.silenceMs;
    if (isSilent && this.subscriptions > 0) this.client.terminate();
  }
}

/** Codes of the protocol upon which its layer never comes back. */
const FINAL: ReadonlySet<number> = new Set([4400, 4401, 4406, 4409, 4429, 4500]);
/** Codes of the transport upon which it does: ended, going away, broken, restarted, busy, a gateway's trouble. */
const PASSING: ReadonlySet<number> = new Set([1000, 1001, 1005, 1006, 1012, 1013, 1014]);

function isFinal(code: number | null): code is number {
  if (code === null) return false;
  return FINAL.has(code) || (code >= 1000 && code < 2000 && !PASSING.has(code));
}

function codeOf(event: unknown): number | null {
  return typeof event === "object" && event !== null && "code" in event && typeof event.code === "number"
    ? event.code
    : null;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
