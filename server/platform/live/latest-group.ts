import type { TailParts, JournalTail } from "./journal-tail.js";
import type { LatestPayload, LatestPlan } from "./latest-plan.js";
import { standingOf, type LiveLink } from "./live-link.js";

/** One subscription to a newest state. */
export interface LatestMember {
  readonly link: LiveLink;
  /** It has not seen everything, so that it needs the whole state next. */
  isBehind: boolean;
  slowSince: number | null;
}

/** What every group of a node shares. */
export interface LatestParts extends TailParts {
  readonly tail: JournalTail;
  /** Takes over a member that is given up and has left its group. */
  lose(member: LatestMember): void;
}

/** Equal subscriptions to a newest state: looked at and serialised once, slow readers skip frames and never queue them. */
export class LatestGroup {
  private readonly members = new Set<LatestMember>();
  private touched = new Set<string>();
  private position: bigint;
  private life: number;
  private shown: string | null = null;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private isRunning = false;

  constructor(
    private readonly plan: LatestPlan,
    private readonly parts: LatestParts,
  ) {
    this.position = parts.tail.place.position;
    this.life = parts.tail.place.life;
  }

  get size(): number {
    return this.members.size;
  }

  join(member: LatestMember): void {
    this.members.add(member);
    this.wake();
  }

  leave(member: LatestMember): void {
    this.members.delete(member);
  }

  /** There may be something to do: entries, a drained reader, time for another look. */
  wake(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run();
  }

  private async run(): Promise<void> {
    const { pace, report } = this.parts;
    while (this.hasWork()) {
      const early = this.lookedAt + this.plan.everyMs * 2 ** Math.min(this.failures, 3) - pace.now();
      if (early > 0) {
        await pace.wait(early).over;
        continue;
      }
      try {
        await this.look();
        this.failures = 0;
      } catch (error) {
        report("a newest state could not be shown", error);
        this.failures += 1;
        for (const member of this.members) member.isBehind = true;
      }
      this.lookedAt = pace.now();
    }
    this.isRunning = false;
  }

  private hasWork(): boolean {
    this.sweep();
    this.takeNews();
    return (
      this.members.size > 0 &&
      (this.touched.size > 0 || this.isStale() || this.ready().some(({ isBehind }) => isBehind))
    );
  }

  private isStale(): boolean {
    const { refreshMs } = this.plan;
    return refreshMs !== null && this.parts.pace.now() - this.lookedAt >= refreshMs;
  }

  private ready(): readonly LatestMember[] {
    return [...this.members].filter(({ slowSince }) => slowSince === null);
  }

  /** Notes what the entries since the last time touched; where they are no longer known, everything. */
  private takeNews(): void {
    const { tail } = this.parts;
    const { place } = tail;
    const known = place.life === this.life ? tail.remembered(this.position, place.position) : null;
    if (known === null) for (const member of this.members) member.isBehind = true;
    for (const entry of known ?? []) {
      const name = this.plan.touches(entry);
      if (name !== null) this.touched.add(name);
    }
    this.position = place.position;
    this.life = place.life;
  }

  private async look(): Promise<void> {
    const { touched, plan } = this;
    const isDue = touched.size > 0 || this.isStale();
    this.touched = new Set();
    const behind = this.ready().filter((member) => member.isBehind);
    const current = this.ready().filter((member) => !member.isBehind);
    // Whoever cannot be served now must not believe later that nothing was missed.
    for (const member of this.members) if (member.slowSince !== null) member.isBehind = true;
    const whole = behind.length > 0 || plan.isWhole ? await plan.render(null) : null;
    const news = plan.isWhole ? whole : isDue && current.length > 0 ? await plan.render(touched) : null;
    this.write(behind, whole);
    // A whole state may have changed by the clock alone while it was made for a newcomer.
    const hasNews = plan.isWhole ? whole?.state == null || whole.state !== this.shown : isDue;
    if (hasNews) this.write(current, news);
    this.shown = whole?.state ?? this.shown;
  }

  private write(members: readonly LatestMember[], shown: LatestPayload | null): void {
    for (const member of members) {
      if (!this.members.has(member)) continue;
      member.isBehind = false;
      if (shown !== null) member.link.write(shown.payload);
    }
  }

  /** Sets slow readers aside, takes drained ones back, gives lost ones up. */
  private sweep(): void {
    const { limits, pace } = this.parts;
    for (const member of this.members) {
      const standing = standingOf(member.link, limits);
      if (standing === "keeping-up") {
        member.slowSince = null;
        continue;
      }
      member.slowSince ??= pace.now();
      if (standing === "slow" && pace.now() - member.slowSince <= limits.drainMs) continue;
      this.leave(member);
      this.parts.lose(member);
    }
  }
}
