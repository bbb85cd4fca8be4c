import type { JournalEntry } from "../journal/index.js";
import type { FeedMember } from "./feed-member.js";
import type { JournalTail, ReportFailure } from "./journal-tail.js";
import { frameOf, graver, type LiveFrame, type ResyncReason } from "./live-frame.js";
import { backOff, type LiveLimits } from "./live-limits.js";
import { standingOf, type FeedPlan } from "./live-link.js";
import type { Pace } from "./pace.js";
import type { Slots } from "./slots.js";

/** What every group of a node shares. */
export interface GroupParts {
  readonly tail: JournalTail;
  readonly limits: LiveLimits;
  readonly pace: Pace;
  readonly renders: Slots;
  readonly report: ReportFailure;
  /** Takes over a member that read too slowly and has left its group. */
  fallBack(member: FeedMember): void;
}

/** Equal subscriptions: an entry is filtered, executed and serialised once for all of them. */
export class FeedGroup {
  private readonly members = new Set<FeedMember>();
  /** Those who joined while a frame was being made and already hold what is in it. */
  private readonly joiners = new Set<FeedMember>();
  private position = 0n;
  private sent = 0n;
  private epoch = "";
  private life = 0;
  /** Where the frame that is being made ends. */
  private rendering: bigint | null = null;
  /** Why the snapshot must be loaded again, until every member has been told. */
  private unsaid: ResyncReason | null = null;
  private lastFrameAt = 0;
  private isRunning = false;

  constructor(
    readonly plan: FeedPlan,
    private readonly parts: GroupParts,
  ) {}

  get size(): number {
    return this.members.size + this.joiners.size;
  }

  /** How many entries the group has still to look at. */
  get lag(): number {
    return this.size === 0 ? 0 : Number(this.parts.tail.place.position - this.position);
  }

  /** How far a newcomer has to catch up before it can join. */
  get frontier(): bigint {
    return this.rendering ?? (this.size === 0 ? this.parts.tail.place.position : this.position);
  }

  /** Takes a member in if it stands exactly where a frame begins; otherwise it has to catch up first. */
  join(member: FeedMember): boolean {
    const isIdle = this.size === 0 && !this.isRunning;
    // Where an idle group stood is of no meaning any more: it begins again at the tail.
    if (isIdle && member.position !== this.parts.tail.place.position) return false;
    if (isIdle) this.beginAt(member);
    if (member.life !== this.life) return false;
    // What a frame in the making holds, whoever stands at its end has already; whoever stands at its beginning gets it with the others.
    // The cursor must have been told as far as the next frame begins, or that frame would look like a gap.
    if (member.position === this.rendering && member.sent >= this.rendering) this.joiners.add(member);
    else if (member.position === this.position && member.sent >= this.sent) this.members.add(member);
    else return false;
    member.group = this;
    this.wake();
    return true;
  }

  /** Lets a member go; it stands where its last frame ended. */
  leave(member: FeedMember): void {
    member.group = null;
    if (this.joiners.delete(member) || !this.members.delete(member)) return;
    // What it was told in an earlier life of the journal is no measure for this one.
    if (member.life !== this.life || this.sent > member.sent) member.sent = this.sent;
    member.epoch = this.epoch;
    member.life = this.life;
    member.position = this.position;
    member.owes ??= this.unsaid;
  }

  /** There may be something to do: entries, a heartbeat, a new life of the journal. */
  wake(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run();
  }

  private beginAt({ position, sent, epoch, life }: FeedMember): void {
    this.position = position;
    this.sent = sent;
    this.epoch = epoch;
    this.life = life;
    this.unsaid = null;
    this.lastFrameAt = this.parts.pace.now();
  }

  private async run(): Promise<void> {
    try {
      while (this.members.size > 0 && (await this.step()));
    } catch (error) {
      // Nothing was sent: the next wake tries the same stretch again.
      this.parts.report("a live group stopped at an entry", error);
    } finally {
      this.isRunning = false;
    }
  }

  /** Does one piece of work; false where there is none. */
  private async step(): Promise<boolean> {
    const { tail, limits, pace } = this.parts;
    const { position, epoch, life } = tail.place;
    if (life !== this.life) this.startOver(epoch === this.epoch ? "FELL_BEHIND" : "EPOCH_CHANGED");
    if (this.unsaid !== null) return this.send(this.position, []);
    const behind = position - this.position;
    if (behind > 0n) {
      const to = behind > BigInt(limits.batch) ? this.position + BigInt(limits.batch) : position;
      const entries = tail.remembered(this.position, to) ?? (await tail.entries(this.position, to));
      if (life !== tail.place.life) return true;
      if (entries === null) {
        this.startOver("FELL_BEHIND");
        return true;
      }
      const own = entries.filter((entry) => this.plan.includes(entry));
      if (own.length > 0) return this.send(to, own);
      this.position = to;
      return true;
    }
    // Silence tells the reader that this node cannot see the journal; a heartbeat would say that nothing happened.
    const isQuiet = tail.isConnected && pace.now() - this.lastFrameAt >= limits.heartbeatMs;
    return isQuiet && this.send(this.position, []);
  }

  private startOver(reason: ResyncReason): void {
    const { epoch, life, position } = this.parts.tail.place;
    Object.assign(this, { epoch, life, position, sent: position, unsaid: graver(this.unsaid, reason) });
  }

  private async send(to: bigint, entries: readonly JournalEntry[]): Promise<boolean> {
    this.rendering = to;
    try {
      const span = { epoch: this.epoch, previous: this.sent, cursor: to, viewer: this.plan.viewer };
      const payload = await this.render(frameOf(span, entries, this.unsaid));
      if (payload === null) return true;
      this.deliver(payload);
      this.position = to;
      this.sent = to;
    } finally {
      this.rendering = null;
      for (const joiner of this.joiners) this.members.add(joiner);
      this.joiners.clear();
    }
    return true;
  }

  private deliver(payload: Buffer): void {
    this.lastFrameAt = this.parts.pace.now();
    for (const member of this.members) {
      if (standingOf(member.link, this.parts.limits) === "keeping-up") {
        member.link.write(payload);
        continue;
      }
      this.leave(member);
      this.parts.fallBack(member);
    }
    this.unsaid = null;
  }

  /** Tries until the frame is made; gives up only what nobody waits for any more, or what belongs to an earlier life. */
  private async render(frame: LiveFrame): Promise<Buffer | null> {
    const { tail, limits, pace, renders, report } = this.parts;
    for (let attempt = 1; this.life === tail.place.life && this.size > 0;) {
      try {
        const payload = await renders.run(() => this.plan.render(frame, attempt));
        if (this.life === tail.place.life) return payload;
      } catch (error) {
        report("a frame could not be made", error);
        // While the database is away every attempt fails for that reason alone.
        if (tail.isConnected) attempt += 1;
        await pace.wait(backOff(limits, attempt)).over;
      }
    }
    // What is given up has no end at which somebody could join.
    this.rendering = null;
    return null;
  }
}
