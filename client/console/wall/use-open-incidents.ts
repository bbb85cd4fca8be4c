import { useMemo } from "react";
import { isEnded, useIncidents, useSnapshot, type IncidentRow } from "../store/index.js";

/** Every open incident; null until all of them are there, since a part of a number is a wrong number. */
export function useOpenIncidents(): readonly IncidentRow[] | null {
  const rows = useIncidents();
  const isWhole = useSnapshot().kind !== "loading";
  return useMemo(() => (isWhole ? rows.filter((row) => !isEnded(row)) : null), [rows, isWhole]);
}
