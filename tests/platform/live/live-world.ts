import { isVisible } from "../../../server/kernel/visibility.js";
import { decodeCursor, encodeCursor } from "../../../server/platform/journal/index.js";
import type { FeedPlan, LiveLink, Membership } from "../../../server/platform/live/live-link.js";
import type { LiveFrame } from "../../../server/platform/live/live-frame.js";
import { LIVE_LIMITS, type LiveLimits } from "../../../server/platform/live/live-limits.js";
import { openLiveEngine, type LiveEngine } from "../../../server/platform/live/open-live-engine.js";
import { FakeJournal } from "./fake-journal.js";
import { ManualPace, settle } from "./manual-pace.js";

/** Small enough that every bound is met within a few steps. */
export const TIGHT: LiveLimits = {
  ...LIVE_LIMITS,
  batch: 3,
  ring: 4,
  catchUps: 2,
  renders: 2,
  slowBytes: 100,
  lostBytes: 100_000,
};

/** Something a world can be built wrongly with, to see that the harness notices. */
export interface Defects {
  readonly hasNoFilter?: boolean;
  readonly losesFramesOfSlowReaders?: boolean;
}

/** One subscriber with everything that was written to it. */
export class Subscriber {
  readonly frames: { readonly area: string; readonly frame: LiveFrame }[] = [];
  readonly faults: string[] = [];
  isReading = true;
  isGivenUp = false;
  isGone = false;
  private backlog = 0;
  membership: Membership<FeedPlan> | null = null;
  readonly firstArea: string;

  constructor(
    public area: string,
    readonly after: string | null,
    private readonly defects: Defects,
    private readonly slowBytes: number,
  ) {
    this.firstArea = area;
  }

  readonly link: LiveLink = {
    write: (payload) => this.take(payload),
    unread: () => this.backlog,
    giveUp: () => {
      this.isGivenUp = true;
    },
  };

  drain(): void {
    this.isReading = true;
    this.backlog = 0;
  }

  private take(payload: Buffer): void {
    const { area, frame } = JSON.parse(payload.toString(), revive) as { area: string; frame: LiveFrame };
    if (this.isGone) this.faults.push("written to after it left");
    if (area !== this.area) this.faults.push(`got a frame for ${area} with the rights for ${this.area}`);
    if (this.backlog > this.slowBytes) this.faults.push("written to although it does not read");
    if (!this.isReading) this.backlog += payload.length;
    if (this.defects.losesFramesOfSlowReaders === true && !this.isReading) return;
    this.frames.push({ area, frame });
  }
}

const viewerIn = (area: string): string => `at-${area}`;
const revive = (name: string, value: unknown): unknown => (name === "position" ? BigInt(String(value)) : value);
const flatten = (_name: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

/** An engine on a journal in memory, on time that stands still, with renders and reads that end when the test says so. */
export class LiveWorld {
  readonly pace = new ManualPace();
  readonly subscribers: Subscriber[] = [];
  readonly renders = { count: 0 };

  private constructor(
    readonly journal: FakeJournal,
    readonly engine: LiveEngine,
    readonly defects: Defects,
    private readonly limits: LiveLimits,
  ) {}

  static async open(defects: Defects = {}, isGated = true, limits = TIGHT): Promise<LiveWorld> {
    const journal = new FakeJournal(isGated);
    const pace = new ManualPace();
    const opening = openLiveEngine({ source: journal, limits, pace, report: () => undefined });
    await settle();
    journal.letGo(0);
    return Object.assign(new LiveWorld(journal, await opening, defects, limits), { pace });
  }

  join(area: string, after: string | null): Subscriber {
    const subscriber = new Subscriber(area, after, this.defects, this.limits.slowBytes);
    subscriber.membership = this.engine.feeds.join(this.plan(area), subscriber.link, after);
    this.subscribers.push(subscriber);
    return subscriber;
  }

  move(subscriber: Subscriber, area: string): void {
    subscriber.area = area;
    subscriber.membership?.move(this.plan(area));
  }

  leave(subscriber: Subscriber): void {
    subscriber.membership?.leave();
    subscriber.isGone = true;
  }

  cursor(position: bigint, area = "1"): string {
    return encodeCursor({ epoch: this.journal.epoch, position }, viewerIn(area));
  }

  /** Lets everything come to rest: nothing is held back, everybody reads, time passes. */
  async rest(): Promise<void> {
    this.journal.isReachable = true;
    for (let round = 0; round < 40; round += 1) {
      for (const subscriber of this.subscribers) subscriber.drain();
      this.pace.pass(500);
      for (let step = 0; step < 12; step += 1) {
        while (this.journal.letGo(0));
        await settle();
      }
    }
  }

  async close(): Promise<void> {
    const stopping = this.engine.stop();
    await this.rest();
    await stopping;
  }

  private plan(area: string): FeedPlan {
    const scope = { areas: [area], agencies: [] };
    return {
      key: area,
      viewer: viewerIn(area),
      includes: ({ audience }) => this.defects.hasNoFilter === true || isVisible(scope, audience),
      render: async (frame) => {
        this.renders.count += 1;
        await this.journal.pass();
        return Buffer.from(JSON.stringify({ area, frame }, flatten));
      },
    };
  }
}

/** What is wrong with what a subscriber received; an empty list where it got exactly its slice, once and in order, up to the head. */
export function faultsOf(subscriber: Subscriber, journal: FakeJournal): string[] {
  const faults = [...subscriber.faults];
  const [first] = subscriber.frames;
  if (first === undefined) return subscriber.isGone ? faults : [...faults, "got no frame at all"];
  let mine = decodeCursor(subscriber.after ?? first.frame.previous);
  let area = subscriber.firstArea;
  for (const { area: next, frame } of subscriber.frames) {
    const [previous, cursor] = [decodeCursor(frame.previous), decodeCursor(frame.cursor)];
    if (mine === null || previous === null || cursor === null) return [...faults, "a cursor cannot be read"];
    if (cursor.epoch < mine.epoch) faults.push("back in an earlier epoch");
    if (frame.resync !== null && frame.resync !== "SCOPE_CHANGED") {
      if (cursor.epoch !== mine.epoch && frame.resync !== "EPOCH_CHANGED")
        faults.push(`another epoch with ${frame.resync}`);
      mine = cursor;
      area = next;
      if (frame.entries.length > 0) faults.push("a resync frame with entries");
      continue;
    }
    if (next !== area && frame.resync === null) faults.push("another scope without a resync");
    if (previous.epoch !== mine.epoch || previous.position > mine.position)
      faults.push(`a gap: ${previous.position} after ${mine.position}`);
    const from = mine.position;
    const due = journal
      .entriesOf(cursor.epoch)
      .filter(
        ({ position, audience }) =>
          position > from && position <= cursor.position && audience.divisionCode.startsWith(area),
      );
    const [got, owed] = [frame.entries, due].map((some) => some.map(({ hash }) => hash).join());
    if (got !== owed) faults.push(`got ${got} where ${owed} was due up to ${cursor.position}`);
    if (cursor.position < mine.position) faults.push("the cursor went back");
    mine = cursor;
    area = next;
  }
  const isLive = !subscriber.isGone && !subscriber.isGivenUp;
  if (isLive && (mine?.position !== journal.position || mine.epoch !== journal.epoch))
    faults.push(`stopped at ${mine?.position} of ${journal.position}`);
  return faults;
}
