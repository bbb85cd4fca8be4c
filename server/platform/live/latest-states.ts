import type { JournalTail, TailParts } from "./journal-tail.js";
import { LatestGroup, type LatestMember, type LatestParts } from "./latest-group.js";
import type { LatestPlan } from "./latest-plan.js";
import type { LiveLink, Membership } from "./live-link.js";

/** How the newest states of a node are doing. */
export interface LatestFigures {
  readonly groups: number;
  readonly members: number;
  /** Readers given up since the start. */
  readonly givenUp: number;
}

/** The newest states of one node: each subscriber gets the whole once, then news, and after skipped frames the whole again. */
export class LatestStates {
  private readonly groups = new Map<string, LatestGroup>();
  private readonly parts: LatestParts;
  private givenUp = 0;

  constructor(parts: TailParts, tail: JournalTail) {
    this.parts = { ...parts, tail, lose: (member) => this.lose(member) };
    tail.onMoved(() => this.wake());
  }

  /** Begins a subscription with the whole state. */
  join(plan: LatestPlan, link: LiveLink): Membership<LatestPlan> {
    const member: LatestMember = { link, isBehind: true, slowSince: null };
    let group = this.groupOf(plan);
    let isOver = false;
    group.join(member);
    return {
      leave() {
        isOver = true;
        group.leave(member);
      },
      move: (next) => {
        if (isOver) return;
        group.leave(member);
        member.isBehind = true;
        group = this.groupOf(next);
        group.join(member);
      },
    };
  }

  /** Looks after readers that have drained, states that change by the clock, and groups that nobody is in any more. */
  tick(): void {
    for (const [key, group] of this.groups) if (group.size === 0) this.groups.delete(key);
    this.wake();
  }

  figures(): LatestFigures {
    const groups = [...this.groups.values()];
    return { groups: groups.length, members: groups.reduce((sum, { size }) => sum + size, 0), givenUp: this.givenUp };
  }

  private wake(): void {
    for (const group of this.groups.values()) group.wake();
  }

  private groupOf(plan: LatestPlan): LatestGroup {
    const known = this.groups.get(plan.key);
    if (known !== undefined) return known;
    const made = new LatestGroup(plan, this.parts);
    this.groups.set(plan.key, made);
    return made;
  }

  private lose({ link }: LatestMember): void {
    this.givenUp += 1;
    link.giveUp();
  }
}
