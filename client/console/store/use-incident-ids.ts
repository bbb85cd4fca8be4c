import { useMemo } from "react";
import { useServerNow } from "../ask/index.js";
import { usePlace, type Filter } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { byTimeLeft, fitsFilter } from "./filter.rules.js";
import type { IncidentRow } from "./incident-row.js";
import { useIncidents } from "./store-context.js";

/** The ids of the incidents that the present filter lets through, the most pressing first; the same for queue, map and keyboard. */
export function useIncidentIds(): readonly string[] {
  return useFilteredIncidents(usePlace().place.filter);
}

function useFilteredIncidents(filter: Filter): readonly string[] {
  const rows = useIncidents();
  const { agencyIds } = useViewer();
  const second = useServerNow();
  const now = filter.isOverdue ? second : 0;
  return useMemo(() => {
    const tools = { now, mine: new Set(agencyIds), says };
    return rows
      .filter((row) => fitsFilter(row, filter, tools))
      .toSorted(byTimeLeft)
      .map(({ id }) => id);
  }, [rows, filter, agencyIds, now]);
}

function says({ number, title, matterName, divisionName, leadName, address }: IncidentRow, text: string): boolean {
  return [number, title, matterName, divisionName, leadName, address].some((part) => part?.includes(text) === true);
}
