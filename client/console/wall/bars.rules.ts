import { readFragment } from "../../generated/fragment-masking.js";
import {
  AgencyFieldsFragmentDoc,
  DivisionFieldsFragmentDoc,
  type BoardFieldsFragment,
} from "../../generated/graphql.js";
import type { IncidentRow } from "../store/index.js";

/** One bar: how many there are, and how many of them are late. */
export interface Bar {
  readonly name: string;
  readonly open: number;
  readonly late: number;
}

/** The townships with most open incidents. */
export function townshipBars({ byTownship }: Pick<BoardFieldsFragment, "byTownship">, most: number): readonly Bar[] {
  const bars = byTownship.map(({ division, openCount, overdueCount }) => ({
    name: readFragment(DivisionFieldsFragmentDoc, division).name,
    open: openCount,
    late: overdueCount,
  }));
  return longest(bars, most);
}

/** The agencies that owe most. */
export function agencyBars({ byAgency }: Pick<BoardFieldsFragment, "byAgency">, most: number): readonly Bar[] {
  const bars = byAgency.map(({ agency, openCount, overdueCount }) => ({
    name: readFragment(AgencyFieldsFragmentDoc, agency).name,
    open: openCount,
    late: overdueCount,
  }));
  return longest(bars, most);
}

/** What matters are counted with besides the incidents. */
export interface MatterTools<Row> {
  readonly isLate: (row: Row) => boolean;
  readonly most: number;
  /** What those are called that have no matter yet. */
  readonly unnamed: string;
}

/** The matters that most of the open incidents are about. */
export function matterBars<Row extends Pick<IncidentRow, "matterName">>(
  open: readonly Row[],
  { isLate, most, unnamed }: MatterTools<Row>,
): readonly Bar[] {
  const bars = new Map<string, Bar>();
  for (const row of open) {
    const name = row.matterName ?? unnamed;
    const before = bars.get(name) ?? { open: 0, late: 0 };
    bars.set(name, { name, open: before.open + 1, late: before.late + (isLate(row) ? 1 : 0) });
  }
  return longest([...bars.values()], most);
}

/** The longest first; equal ones by name, so that nothing moves without a reason. */
function longest(bars: readonly Bar[], most: number): readonly Bar[] {
  return bars
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
