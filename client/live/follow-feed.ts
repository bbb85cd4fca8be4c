import type { Client } from "graphql-ws";
import { judgeFrame, spanOf, type FeedEntry, type FeedFrame, type ResyncReason } from "./frame-rule.js";

/** What to follow, from where, and what to do with what comes. */
export interface Following<Entry extends FeedEntry> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where to go on; without it the snapshot is loaded first, or, without a loader, the feed begins at the head. */
  readonly after?: string | null;
  /** Loads what is shown anew and gives the `asOf` of that query. Called at the start without `after`, and after every resync. */
  readonly load?: (reason: ResyncReason | "START") => Promise<string>;
  /**
   * Takes new entries, each exactly once and in order; `cursor` is the place behind them. Awaited, so that whoever keeps entries and
   * cursor in one step never loses one: where it fails, the same entries come again.
   */
  readonly apply: (entries: readonly Entry[], cursor: string) => void | Promise<void>;
  /** So many entries came after a broken line before the reader was up to date again. */
  readonly replayed?: (entries: number) => void;
  /** Something failed that does not end the feed: `load` or `apply`, which are tried again, or a field of a frame, which is null in it. */
  readonly failed?: (error: unknown) => void;
  /** The feed ended for good: the operation was refused, or the line was closed. */
  readonly ended?: (error: unknown) => void;
}

/** What a feed works with besides its line. */
export interface FeedTools {
  readonly wait: (ms: number) => Promise<void>;
  readonly heard: () => void;
}

/** Where a frame spans fewer places than the server sends at once, nothing more is waiting behind it. */
const FULL_FRAME = 200;
/** Frames that may wait for `apply`; beyond them the feed begins anew behind what was applied. */
const MOST_WAITING = 500;
const RETRY_MS = 1_000;

/** One feed over a line that may break: every entry is applied once, in order, whatever happens to the line. */
export class FeedReader<Entry extends FeedEntry> {
  private cursor: string | null;
  private waiting: FeedFrame<Entry>[] = [];
  private isWorking = false;
  private isOver = false;
  /** Grows with every new subscription, so that what an earlier one still brings is dropped. */
  private turn = 0;
  private stopSubscription: () => void = () => undefined;
  private variables: Record<string, unknown> = {};
  private replayed: number | null = null;

  constructor(
    private readonly client: Client,
    private readonly following: Following<Entry>,
    private readonly tools: FeedTools,
  ) {
    this.cursor = following.after ?? null;
    void this.begin();
  }

  /** Behind which place the reader stands; null before the first frame or snapshot. */
  get place(): string | null {
    return this.cursor;
  }

  /** The line broke: what comes first after it is replay. */
  lineBroke(): void {
    this.replayed ??= 0;
  }

  stop(): void {
    this.isOver = true;
    this.waiting = [];
    this.turn += 1;
    this.stopSubscription();
  }

  private async begin(): Promise<void> {
    if (this.cursor === null && this.following.load !== undefined) await this.loadSnapshot("START");
    this.subscribe();
  }

  /** Subscribes behind what was applied; the protocol layer repeats it after a broken line with the variables as they then stand. */
  private subscribe(): void {
    if (this.isOver) return;
    this.stopSubscription();
    this.turn += 1;
    const { turn } = this;
    this.waiting = [];
    this.variables = { ...this.following.variables, after: this.cursor };
    this.stopSubscription = this.client.subscribe<Record<string, FeedFrame<Entry>>>(
      { query: this.following.query, variables: this.variables },
      {
        next: ({ data, errors }) => {
          if (turn !== this.turn) return;
          this.tools.heard();
          const frame = data == null ? undefined : Object.values(data)[0];
          if (frame == null) return this.end(errors ?? new Error("a frame without data"));
          if (errors !== undefined) this.following.failed?.(errors);
          this.take(frame);
        },
        error: (error) => {
          if (turn === this.turn) this.end(error);
        },
        complete: () => undefined,
      },
    );
  }

  private take(frame: FeedFrame<Entry>): void {
    if (this.waiting.length >= MOST_WAITING) return this.subscribe();
    this.waiting.push(frame);
    if (!this.isWorking) void this.work();
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    for (let frame = this.waiting.shift(); frame !== undefined; frame = this.waiting.shift()) {
      const { turn } = this;
      try {
        await this.digest(frame);
      } catch (error) {
        this.following.failed?.(error);
        // What could not be kept comes again: the cursor has not moved.
        await this.tools.wait(RETRY_MS);
        if (turn === this.turn) this.subscribe();
      }
    }
    this.isWorking = false;
  }

  private async digest(frame: FeedFrame<Entry>): Promise<void> {
    const verdict = judgeFrame(this.cursor, frame);
    switch (verdict.kind) {
      case "apply":
        if (verdict.entries.length > 0) await this.following.apply(verdict.entries, verdict.cursor);
        this.moveTo(verdict.cursor);
        this.noteReplay(frame, verdict.entries.length);
        return;
      case "known":
        return;
      case "gap":
        return this.beginAgain();
      case "resync":
        this.replayed = null;
        if (this.following.load === undefined) this.moveTo(verdict.cursor);
        else await this.loadSnapshot(verdict.reason);
        return;
    }
  }

  /** Nothing is lost on a living line, so what is held cannot be trusted either: the snapshot is loaded anew. */
  private async beginAgain(): Promise<void> {
    if (this.following.load !== undefined) await this.loadSnapshot("FELL_BEHIND");
    this.subscribe();
  }

  private async loadSnapshot(reason: ResyncReason | "START"): Promise<void> {
    while (!this.isOver) {
      try {
        const asOf = await this.following.load?.(reason);
        if (asOf !== undefined) this.moveTo(asOf);
        return;
      } catch (error) {
        this.following.failed?.(error);
        await this.tools.wait(RETRY_MS);
      }
    }
  }

  private moveTo(cursor: string): void {
    this.cursor = cursor;
    this.variables["after"] = cursor;
  }

  private noteReplay(frame: FeedFrame<Entry>, applied: number): void {
    if (this.replayed === null) return;
    this.replayed += applied;
    if (spanOf(frame) >= FULL_FRAME) return;
    if (this.replayed > 0) this.following.replayed?.(this.replayed);
    this.replayed = null;
  }

  private end(error: unknown): void {
    this.stop();
    this.following.ended?.(error);
  }
}
