import { catchUp, type CatchUpParts } from "./catch-up.js";
import { FeedGroup, type GroupParts } from "./feed-group.js";
import { FeedMember } from "./feed-member.js";
import type { JournalTail, TailParts } from "./journal-tail.js";
import type { FeedPlan, LiveLink, Membership } from "./live-link.js";
import { Slots } from "./slots.js";

/** How the feeds of a node are doing. */
export interface FeedFigures {
  readonly groups: number;
  readonly members: number;
  readonly catchingUp: number;
  /** Entries that the slowest group has still to look at. */
  readonly lag: number;
  /** Readers given up since the start. */
  readonly givenUp: number;
}

/** The feeds of one node: every subscriber gets what is theirs, once, in order, live or catching up. */
export class LiveFeeds {
  private readonly groups = new Map<string, FeedGroup>();
  private readonly parts: GroupParts & CatchUpParts;
  private catchingUp = 0;
  private givenUp = 0;

  constructor(
    parts: TailParts,
    private readonly tail: JournalTail,
  ) {
    const { limits } = parts;
    this.parts = {
      ...parts,
      tail,
      renders: new Slots(limits.renders),
      catchUps: new Slots(limits.catchUps),
      fallBack: (member) => void this.bringUp(member),
      groupOf: (plan) => this.groupOf(plan),
    };
    tail.onMoved(() => this.wake());
  }

  /** Begins a subscription behind a cursor, or at the head where there is none; its first frame comes at once. */
  join(plan: FeedPlan, link: LiveLink, after: string | null): Membership<FeedPlan> {
    // Equal plans are one plan, whoever brought it: each holds a viewer and a filter of its own.
    const member = new FeedMember(this.groupOf(plan).plan, link, this.tail.place, after);
    void this.bringUp(member);
    return {
      leave() {
        member.isOver = true;
        member.group?.leave(member);
      },
      move: (next) => {
        member.group?.leave(member);
        member.change(this.groupOf(next).plan);
        void this.bringUp(member);
      },
    };
  }

  /** Looks after heartbeats and groups that nobody is in any more. */
  tick(): void {
    for (const [key, group] of this.groups) if (group.size === 0) this.groups.delete(key);
    this.wake();
  }

  figures(): FeedFigures {
    const groups = [...this.groups.values()];
    return {
      groups: groups.length,
      members: groups.reduce((sum, { size }) => sum + size, 0),
      catchingUp: this.catchingUp,
      lag: Math.max(0, ...groups.map(({ lag }) => lag)),
      givenUp: this.givenUp,
    };
  }

  private wake(): void {
    for (const group of this.groups.values()) group.wake();
  }

  private groupOf(plan: FeedPlan): FeedGroup {
    const known = this.groups.get(plan.key);
    if (known !== undefined) return known;
    const made = new FeedGroup(plan, this.parts);
    this.groups.set(plan.key, made);
    return made;
  }

  private async bringUp(member: FeedMember): Promise<void> {
    if (member.isOver || member.isCatchingUp) return;
    member.isCatchingUp = true;
    member.toldAt = this.parts.pace.now();
    this.catchingUp += 1;
    let isKept = true;
    // Between joining and coming back here it may have been sent away again.
    do isKept = await catchUp(member, this.parts);
    while (isKept && !member.isOver && member.group === null);
    this.catchingUp -= 1;
    member.isCatchingUp = false;
    if (isKept) return;
    member.isOver = true;
    this.givenUp += 1;
    member.link.giveUp();
  }
}
