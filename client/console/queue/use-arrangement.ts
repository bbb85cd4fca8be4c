import { useState } from "react";
import type { Filter } from "../place/index.js";
import { arrange, NOTHING_SHOWN, type Arrangement, type Hold } from "./arrange.rules.js";

interface Seen {
  readonly live: readonly string[];
  readonly hold: Hold;
  readonly filter: Filter;
  readonly arrangement: Arrangement;
}

/** What the list shows of its live order; another filter begins anew, and `showAll` lets in what waits. */
export function useArrangement(
  live: readonly string[],
  hold: Hold,
  filter: Filter,
): readonly [arrangement: Arrangement, showAll: () => void] {
  const [seen, setSeen] = useState<Seen>({ live: [], hold, filter, arrangement: NOTHING_SHOWN });
  const showAll = () => setSeen({ live, hold, filter, arrangement: arrange([], live, "free") });
  if (seen.live === live && seen.hold === hold && seen.filter === filter) return [seen.arrangement, showAll];
  const isAnew = seen.filter !== filter || seen.arrangement.ids.length === 0;
  const arrangement = isAnew ? arrange([], live, "free") : arrange(seen.arrangement.ids, live, hold);
  setSeen({ live, hold, filter, arrangement });
  return [arrangement, showAll];
}
