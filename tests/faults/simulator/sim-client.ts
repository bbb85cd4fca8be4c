import { FeedReader } from "../../../client/live/follow-feed.js";
import type { FeedEntry, FeedFrame } from "../../../client/live/index.js";
import { encodeCursor } from "../../../server/platform/journal/index.js";
import type { FakeJournal } from "../../platform/live/fake-journal.js";
import type { ManualPace } from "../../platform/live/manual-pace.js";
import { TIGHT, viewerIn, type SimNode } from "./sim-node.js";

type Client = ConstructorParameters<typeof FeedReader>[0];

interface Told extends FeedEntry {
  readonly hash: string;
  readonly audience: { readonly divisionCode: string };
}

type Frame = FeedFrame<Told> & { readonly area: string };

interface Line {
  readonly node: SimNode;
  readonly frames: Buffer[];
  leave(): void;
  move(area: string): void;
}

interface Subscription {
  readonly payload: { readonly variables?: Record<string, unknown> | null };
  next(result: unknown): void;
}

/** A screen: the client library of the product over a simulated line that loses, delays and breaks. */
export class SimClient {
  /** What the screen shows, in order. */
  shown: string[] = [];
  readonly faults: string[] = [];
  isReading = true;
  private line: Line | null = null;
  private subscription: Subscription | null = null;
  private readonly reader: FeedReader<Told>;
  private mine = { epoch: "", position: 0n };

  constructor(
    public area: string,
    private readonly journal: FakeJournal,
    private readonly pace: ManualPace,
    private readonly nodeFor: () => SimNode,
  ) {
    const client = { subscribe: (payload: never, sink: never) => this.subscribe(payload, sink) } as unknown as Client;
    const tools = { wait: (ms: number) => pace.wait(ms).over, heard: () => undefined };
    this.reader = new FeedReader<Told>(
      client,
      {
        query: "",
        variables: {},
        load: () => this.load(),
        apply: (entries) => this.apply(entries),
        ended: (error) => void this.faults.push(`ended: ${String(error)}`),
      },
      tools,
    );
  }

  /** Frames that are on the line. */
  get waiting(): number {
    return this.line?.frames.length ?? 0;
  }

  /** Which node it is connected to. */
  get node(): SimNode | null {
    return this.line?.node ?? null;
  }

  /** Lets the next frame through. */
  deliver(): void {
    if (this.isReading) this.hand(this.line?.frames.shift());
  }

  /** The next frame vanishes on its way, unless it says to load anew: no later one would show that it is missing, and a living line loses none. */
  lose(): void {
    const [next] = this.line?.frames ?? [];
    if (next === undefined) return;
    const { resync } = JSON.parse(next.toString()) as Frame;
    if (resync == null) this.line?.frames.shift();
  }

  /** The line breaks with everything that is on it; the protocol layer comes back behind what the reader has. */
  cut(): void {
    if (this.line === null) return;
    this.line.leave();
    this.line = null;
    this.reader.lineBroke();
    void this.pace.wait(100).over.then(() => this.connect());
  }

  /** The rights of its viewer change: what is on the way was sent under the earlier ones; who is away hears of it at the return. */
  changeRights(area: string): void {
    this.area = area;
    this.line?.move(area);
  }

  stop(): void {
    this.reader.stop();
  }

  /** Everything that the line still holds comes through. */
  drain(): void {
    this.isReading = true;
    while (this.line !== null && this.line.frames.length > 0) this.deliver();
  }

  private subscribe(payload: Subscription["payload"], sink: { next: (result: unknown) => void }): () => void {
    const own = { payload, next: (result: unknown) => sink.next(result) };
    this.subscription = own;
    this.connect();
    return () => {
      if (this.subscription !== own) return;
      this.subscription = null;
      this.line?.leave();
      this.line = null;
    };
  }

  private connect(): void {
    const own = this.subscription;
    if (own === null || this.line !== null) return;
    const node = this.nodeFor();
    const engine = node.live;
    if (engine === null) return void this.pace.wait(200).over.then(() => this.connect());
    const frames: Buffer[] = [];
    let over = 0;
    const after = own.payload.variables?.["after"];
    const link = {
      write: (bytes: Buffer) => {
        if (this.line?.frames !== frames) this.faults.push("a line was written to after it was left");
        // One frame may have been in the making when the reader stopped.
        if (this.unreadOn(frames) > TIGHT.slowBytes) over += 1;
        if (over > 1) this.faults.push("a line is written to that nobody reads");
        frames.push(bytes);
      },
      unread: () => this.unreadOn(frames),
      giveUp: () => this.line?.frames === frames && this.cut(),
    };
    const member = engine.feeds.join(node.plan(this.area), link, typeof after === "string" ? after : null);
    this.line = {
      node,
      frames,

      leave: () => member.leave(),
      move: (area) => member.move(node.plan(area)),
    };
  }

  private unreadOn(frames: readonly Buffer[]): number {
    return this.isReading ? 0 : frames.reduce((sum, { length }) => sum + length, 0);
  }

  private hand(bytes: Buffer | undefined): void {
    if (bytes === undefined) return;
    const frame = JSON.parse(bytes.toString()) as Frame;
    this.subscription?.next({ data: { feed: frame } });
  }

  private async load(): Promise<string> {
    const { epoch, position } = await this.journal.head();
    this.shown = this.visible(epoch, position);
    this.mine = { epoch, position };
    return encodeCursor({ epoch, position }, viewerIn(this.area));
  }

  private apply(entries: readonly Told[]): void {
    for (const { position, hash } of entries) {
      if (BigInt(position) <= this.mine.position) this.faults.push(`${hash} was applied behind ${this.mine.position}`);
      this.mine = { ...this.mine, position: BigInt(position) };
      this.shown.push(hash);
    }
  }

  /** What its viewer may see of an epoch up to a position. */
  private visible(epoch: string, upTo: bigint): string[] {
    return this.journal
      .entriesOf(epoch)
      .filter(({ position, audience }) => position <= upTo && audience.divisionCode.startsWith(this.area))
      .map(({ hash }) => hash);
  }

  /** What is wrong once everything has come to rest. */
  violations(): readonly string[] {
    const due = this.visible(this.journal.epoch, this.journal.position);
    const isSame = due.join() === this.shown.join();
    return isSame ? this.faults : [...this.faults, `shows ${this.shown.join(" ")} where ${due.join(" ")} is due`];
  }
}
