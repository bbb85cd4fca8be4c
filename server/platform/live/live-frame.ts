import { encodeCursor, type JournalEntry } from "../journal/index.js";

/** Why a reader has to load the snapshot again. */
export type ResyncReason = "CURSOR_TOO_OLD" | "EPOCH_CHANGED" | "SCOPE_CHANGED" | "FELL_BEHIND";

/** Of a reason that is still to be told and a later one, the one to tell: nothing milder hides that positions lost their meaning. */
export function graver(untold: ResyncReason | "GREETING" | null, later: ResyncReason): ResyncReason {
  return untold === "EPOCH_CHANGED" ? untold : later;
}

/** An entry with the cursor that stands behind it. */
export interface LiveEntry extends JournalEntry {
  readonly cursor: string;
}

/** What goes out at once: apply it if previous ≤ mine < cursor, and drop entries ≤ mine. */
export interface LiveFrame {
  readonly cursor: string;
  readonly previous: string;
  readonly entries: readonly LiveEntry[];
  readonly resync: ResyncReason | null;
}

/** The stretch of the journal that a frame speaks for. */
export interface FrameSpan {
  readonly epoch: string;
  readonly previous: bigint;
  readonly cursor: bigint;
  /** The mark of whom it is made for. */
  readonly viewer: string;
}

/** Makes the frame of a stretch from the entries in it that are its reader's. */
export function frameOf(
  { epoch, previous, cursor, viewer }: FrameSpan,
  entries: readonly JournalEntry[],
  resync: ResyncReason | null = null,
): LiveFrame {
  const at = (position: bigint): string => encodeCursor({ epoch, position }, viewer);
  return {
    cursor: at(cursor),
    previous: at(previous),
    entries: entries.map((entry) => ({ ...entry, cursor: at(entry.position) })),
    resync,
  };
}
