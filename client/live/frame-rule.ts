import { readCursor } from "./read-cursor.js";

/** Why the snapshot must be loaded again. */
export type ResyncReason = "CURSOR_TOO_OLD" | "EPOCH_CHANGED" | "SCOPE_CHANGED" | "FELL_BEHIND";

/** What every entry of a feed carries besides what was asked for. */
export interface FeedEntry {
  readonly position: string;
}

/** A frame of a feed as it came. */
export interface FeedFrame<Entry extends FeedEntry> {
  readonly cursor: string;
  readonly previous: string;
  readonly resync?: ResyncReason | null;
  readonly entries: readonly Entry[];
}

/** What a frame means to a reader that stands at a cursor. */
export type FrameVerdict<Entry extends FeedEntry> =
  /** These entries are new, and the reader stands at the cursor once it has them. */
  | { readonly kind: "apply"; readonly entries: readonly Entry[]; readonly cursor: string }
  /** All of it is known already. */
  | { readonly kind: "known" }
  /** Something lies between the reader and the frame: subscribe anew behind one's own cursor. */
  | { readonly kind: "gap" }
  /** What the reader holds cannot be brought up to date entry by entry. */
  | { readonly kind: "resync"; readonly reason: ResyncReason; readonly cursor: string };

/**
 * The rule of every feed: apply if previous ≤ mine < cursor and drop entries ≤ mine; a frame that begins beyond mine is a gap.
 * Places compare only within one epoch; a frame of another epoch that does not say so is a gap.
 */
export function judgeFrame<Entry extends FeedEntry>(mine: string | null, frame: FeedFrame<Entry>): FrameVerdict<Entry> {
  const { cursor, previous, resync, entries } = frame;
  if (resync != null) return { kind: "resync", reason: resync, cursor };
  if (mine === null || mine === previous) return { kind: "apply", entries, cursor };
  if (mine === cursor) return { kind: "known" };
  const [at, from, to] = [readCursor(mine), readCursor(previous), readCursor(cursor)];
  if (at === null || from === null || to === null) return { kind: "gap" };
  if (at.epoch !== from.epoch || at.epoch !== to.epoch || from.position > at.position) return { kind: "gap" };
  if (to.position <= at.position) return { kind: "known" };
  return { kind: "apply", entries: entries.filter(({ position }) => BigInt(position) > at.position), cursor };
}

/** How many places of the journal a frame speaks for, its reader's own or not; 0 where that cannot be told. */
export function spanOf({ previous, cursor }: FeedFrame<FeedEntry>): number {
  const [from, to] = [readCursor(previous), readCursor(cursor)];
  return from === null || to === null || from.epoch !== to.epoch ? 0 : Number(to.position - from.position);
}
