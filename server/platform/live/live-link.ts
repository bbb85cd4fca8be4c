import type { JournalEntry } from "../journal/index.js";
import type { LiveFrame } from "./live-frame.js";
import type { LiveLimits } from "./live-limits.js";

/** The line to one subscriber. */
export interface LiveLink {
  /** Sends a payload that the whole group shares; the link puts its own head before it. */
  write(payload: Buffer): void;
  /** Bytes that were written and not yet taken by the network. */
  unread(): number;
  /** Ends the line: the reader is too slow and may come back with its cursor. */
  giveUp(): void;
}

/** What equal subscriptions share: which entries are theirs and how a frame becomes bytes. */
export interface FeedPlan {
  /** Equal for two subscriptions exactly when every frame of one is every frame of the other. */
  readonly key: string;
  /** The mark of its viewer, for the cursors of its frames. */
  readonly viewer: string;
  /** Whether an entry is theirs: visible in their scope and within their filter. */
  includes(entry: JournalEntry): boolean;
  /** Makes the payload; it may throw to be tried again, `attempt` counts from 1. */
  render(frame: LiveFrame, attempt: number): Promise<Buffer>;
}

/** What a subscriber holds of its subscription. */
export interface Membership<Plan> {
  /** Ends it: nothing is written after this. */
  leave(): void;
  /** Goes on under another plan, because the reader's scope changed. */
  move(plan: Plan): void;
}

/** Whether a reader keeps up, should be left alone until it has drained, or is beyond hope. */
export function standingOf(link: LiveLink, { slowBytes, lostBytes }: LiveLimits): "keeping-up" | "slow" | "lost" {
  const unread = link.unread();
  if (unread > lostBytes) return "lost";
  return unread > slowBytes ? "slow" : "keeping-up";
}
