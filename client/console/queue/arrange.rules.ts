/** How much a list may move: freely, not by new rows (its reader has scrolled away from the top), or not at all (a hand is on it). */
export type Hold = "free" | "away" | "still";

/** What a list shows, and how many new rows wait to be shown. */
export interface Arrangement {
  readonly ids: readonly string[];
  readonly waiting: number;
  /** The rows that have just come in sight. */
  readonly fresh: ReadonlySet<string>;
}

/** Nothing shown yet. */
export const NOTHING_SHOWN: Arrangement = { ids: [], waiting: 0, fresh: new Set() };

/** Arranges a list anew: what was shown, what there is now in its order, and how much may move. */
export function arrange(shown: readonly string[], live: readonly string[], hold: Hold): Arrangement {
  const known = new Set(shown);
  const fresh = live.filter((id) => !known.has(id));
  switch (hold) {
    case "free":
      return { ids: live, waiting: 0, fresh: new Set(shown.length === 0 ? [] : fresh) };
    case "away":
      return { ids: live.filter((id) => known.has(id)), waiting: fresh.length, fresh: new Set() };
    case "still":
      return { ids: shown, waiting: fresh.length, fresh: new Set() };
  }
}
