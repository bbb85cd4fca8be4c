import { useEffect, useMemo, useRef } from "react";
import { useServerNow } from "../ask/index.js";
import { isLate, useBoard, useIncidentIds, useIncidents, type IncidentRow, type SquadRow } from "../store/index.js";
import { readFragment } from "../../generated/fragment-masking.js";
import { DivisionFieldsFragmentDoc } from "../../generated/graphql.js";
import { useWords } from "../words/index.js";
import { ageText } from "./age-text.js";
import { courseOf, incidentFeature, squadFeature, type SquadCourse } from "./features.rules.js";
import type { MapControl } from "./map-control.js";

const MINUTE = 60_000;

/** The incidents that the present filter shows. */
export function useShownIncidents(): readonly IncidentRow[] {
  const ids = useIncidentIds();
  const rows = useIncidents();
  return useMemo(() => {
    const shown = new Set(ids);
    return rows.filter(({ id }) => shown.has(id));
  }, [ids, rows]);
}

/** Keeps these incidents and squads on a map, and township loads as the store has them. */
export function useMapFeatures(
  map: MapControl | null,
  incidents: readonly IncidentRow[],
  squads: readonly SquadRow[],
): void {
  const board = useBoard();
  const words = useWords();
  const now = useServerNow();
  const courses = useRef(new Map<string, SquadCourse>());
  // Lateness and ages change by the minute; looking every second would draw for nothing.
  const minute = Math.floor(now / MINUTE) * MINUTE;

  useEffect(() => {
    const features = incidents.map((row) => incidentFeature(row, isLate(row, minute)));
    map?.show(
      "incidents",
      features.filter((feature) => feature !== null),
    );
  }, [map, incidents, minute]);

  useEffect(() => {
    for (const { id, place } of squads)
      if (place !== null) courses.current.set(id, courseOf(courses.current.get(id), place));
    const tools = { now: minute, ageText: (ms: number) => ageText(words, ms) };
    const features = squads.map((row) => squadFeature(row, courses.current.get(row.id), tools));
    map?.show(
      "squads",
      features.filter((feature) => feature !== null),
    );
  }, [map, squads, minute, words]);

  useEffect(() => {
    if (board === null) return;
    const most = Math.max(1, ...board.byTownship.map(({ openCount }) => openCount));
    map?.shade(
      new Map(
        board.byTownship.map(({ division, openCount }) => [
          readFragment(DivisionFieldsFragmentDoc, division).code,
          openCount / most,
        ]),
      ),
    );
  }, [map, board]);
}
