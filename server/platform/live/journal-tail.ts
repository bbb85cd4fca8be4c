import type { JournalEntry, JournalHead, JournalReading } from "../journal/index.js";
import { JournalRing } from "./journal-ring.js";
import type { JournalSource } from "./journal-source.js";
import { backOff, type LiveLimits } from "./live-limits.js";
import type { Pace, Wait } from "./pace.js";

/** How far this node has read the journal. */
export interface TailPlace {
  readonly epoch: string;
  readonly position: bigint;
  readonly floor: bigint;
  /** Grows whenever positions lose their meaning: after a restore, or when entries are gone that were never read. */
  readonly life: number;
}

/** Told of something that went wrong and will be tried again. */
export type ReportFailure = (what: string, error: unknown) => void;

/** What a tail is made of. */
export interface TailParts {
  readonly source: JournalSource;
  readonly limits: LiveLimits;
  readonly pace: Pace;
  readonly report: ReportFailure;
}

/** Follows the journal by pulling, one for each node and county: hints make it quick, the poll makes it certain. */
export class JournalTail {
  private current: TailPlace | null = null;
  private readonly ring: JournalRing;
  private readonly listeners = new Set<() => void>();
  private sleeping: Wait | null = null;
  private isHinted = false;
  private isStopped = false;
  private failures = 0;
  private running = Promise.resolve();

  constructor(private readonly parts: TailParts) {
    this.ring = new JournalRing(parts.limits.ring);
  }

  /** Begins at the head; throws where the journal cannot be read. */
  async start(): Promise<void> {
    this.begin(await this.parts.source.head());
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.sleeping?.end();
    await this.running;
  }

  get place(): TailPlace {
    if (this.current === null) throw new Error("the journal tail has not been started");
    return this.current;
  }

  /** Whether the last look at the journal succeeded. */
  get isConnected(): boolean {
    return this.failures === 0;
  }

  /** Something was committed: look now. May be called as often as one likes, or never. */
  hint(): void {
    this.isHinted = true;
    // Other nodes may go on telling of commits while this one cannot reach the database: that is no reason to try without a pause.
    if (this.isConnected) this.sleeping?.end();
  }

  /** Calls back after every move of the place. */
  onMoved(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The entries above `after` up to `upTo` if they are in memory. */
  remembered(after: bigint, upTo: bigint): readonly JournalEntry[] | null {
    return after === upTo ? [] : this.ring.between(after, upTo);
  }

  /** The head as the database has it, which may be further than this tail has come. */
  async head(): Promise<JournalHead> {
    const { life } = this.place;
    const head = await this.parts.source.head();
    this.notice(head, life);
    return head;
  }

  /** The entries above `after` up to `upTo`, from memory or the database; null where they are kept no longer or belong to a new life. */
  async entries(after: bigint, upTo: bigint): Promise<readonly JournalEntry[] | null> {
    const remembered = this.remembered(after, upTo);
    if (remembered !== null) return remembered;
    const { life } = this.place;
    const { head, entries } = await this.parts.source.readAfter(after, Number(upTo - after));
    this.notice(head, life);
    if (life !== this.place.life) return null;
    return isDense(entries, after) && BigInt(entries.length) === upTo - after ? entries : null;
  }

  private async follow(): Promise<void> {
    const { source, limits, pace, report } = this.parts;
    while (!this.isStopped) {
      this.isHinted = false;
      try {
        const { position, life } = this.place;
        const reading = await withinTime(source.readAfter(position, limits.batch), limits.readMs, pace);
        this.failures = 0;
        // Where another read has found a new life in the meantime, this one may still be of the old.
        if (life !== this.place.life || this.take(reading)) continue;
      } catch (error) {
        this.failures += 1;
        report("the journal could not be read", error);
      }
      if (this.isStopped || (this.isHinted && this.isConnected)) continue;
      this.sleeping = pace.wait(this.isConnected ? limits.pollMs : backOff(limits, this.failures));
      await this.sleeping.over;
      this.sleeping = null;
    }
  }

  /** Takes what was read; true where more may follow at once. */
  private take({ head, entries }: JournalReading): boolean {
    const { epoch, position, life } = this.place;
    const isSameLife = head.epoch === epoch && head.position >= position && isDense(entries, position);
    const isBehind = entries.length === 0 && head.position > position;
    if (!isSameLife || isBehind) {
      this.begin(head, life + 1);
    } else if (entries.length > 0) {
      this.ring.append(entries);
      this.current = { epoch, position: position + BigInt(entries.length), floor: head.floor, life };
    } else {
      this.current = { epoch, position, floor: head.floor, life };
      return false;
    }
    this.tell();
    return head.position > this.place.position;
  }

  /** Any read may be the first to find another epoch: the same positions hold other entries there, so nothing read may pass as the old life's. */
  private notice(head: JournalHead, life: number): void {
    if (life !== this.place.life || head.epoch === this.place.epoch) return;
    this.begin(head, life + 1);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private begin({ epoch, position, floor }: JournalHead, life = 0): void {
    this.ring.clear();
    this.current = { epoch, position, floor, life };
  }
}

/** The answer; throws where it takes too long: a database that vanished without a word neither answers nor says that it will not. */
async function withinTime<Value extends object>(answer: Promise<Value>, ms: number, pace: Pace): Promise<Value> {
  const wait = pace.wait(ms);
  const found = await Promise.race([answer, wait.over]).finally(() => wait.end());
  if (found === undefined) throw new Error(`no answer within ${ms} ms`);
  return found;
}

/** Positions are counted without a gap, so whatever is missing here has been removed. */
function isDense(entries: readonly JournalEntry[], after: bigint): boolean {
  return entries.every(({ position }, index) => position === after + 1n + BigInt(index));
}
