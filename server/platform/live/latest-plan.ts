import type { JournalEntry } from "../journal/index.js";

/** A state as bytes. */
export interface LatestPayload {
  readonly payload: Buffer;
  /** Equal for two payloads that show the same; null where it is not worth knowing. */
  readonly state: string | null;
}

/** What equal subscriptions to a newest state share: whoever missed a frame needs only the newest. */
export interface LatestPlan {
  readonly key: string;
  /** At most one frame in this time. */
  readonly everyMs: number;
  /** Looks again after this long without news, for what changes by the clock alone; null where nothing does. */
  readonly refreshMs: number | null;
  /** Whether a frame always shows the whole state, or after the first one only what was touched. */
  readonly isWhole: boolean;
  /** The name of what an entry changes, or null where it changes nothing that is shown to this group. */
  touches(entry: JournalEntry): string | null;
  /** Makes the payload of what was touched, or of everything where `touched` is null; null where there is nothing to show. */
  render(touched: ReadonlySet<string> | null): Promise<LatestPayload | null>;
}
