import type { Feature, Point } from "geojson";
import type { IncidentRow, SquadRow } from "../store/index.js";
import { incidentImage, squadImage } from "./tier-shapes.js";

/** What of a row a feature must tell apart: rows with the same mark look the same on the map. */
export interface MarkedFeature {
  readonly id: string;
  readonly mark: string;
  readonly feature: Feature<Point>;
}

/** What changed between two pictures of the map. */
export interface FeatureDiff {
  readonly remove: string[];
  readonly add: Feature<Point>[];
}

/** An incident on the map; null where its place is not known. */
export function incidentFeature(row: IncidentRow, isLate: boolean): MarkedFeature | null {
  if (row.longitude === null || row.latitude === null) return null;
  const image = incidentImage(row.tier, isLate);
  const rank = RANK[row.tier];
  return {
    id: row.id,
    mark: `${image} ${row.longitude} ${row.latitude}`,
    feature: pointFeature(row.id, [row.longitude, row.latitude], { image, rank, weight: 4 - rank }),
  };
}

/** The gravest is drawn above the others and gives a cluster its colour. */
const RANK = { EMERGENCY: 1, COORDINATED: 2, ORDINARY: 3 } as const;
const STALE_AFTER_MS = 5 * 60_000;
const FADED_AFTER_MS = 15 * 60_000;
const MOVED_METERS = 10;

/** Where a squad was seen before, and which way it went from there. */
export interface SquadCourse {
  readonly longitude: number;
  readonly latitude: number;
  readonly bearing: number | null;
}

/** The course of a squad after another position: where it moved, else as before; a step too small to have a direction keeps the old one. */
export function courseOf(known: SquadCourse | undefined, place: { longitude: number; latitude: number }): SquadCourse {
  const at = { longitude: place.longitude, latitude: place.latitude };
  if (known === undefined) return { ...at, bearing: null };
  const east = (at.longitude - known.longitude) * 111_320 * Math.cos((at.latitude * Math.PI) / 180);
  const north = (at.latitude - known.latitude) * 110_574;
  if (Math.hypot(east, north) < MOVED_METERS) return known;
  return { ...at, bearing: (Math.atan2(east, north) * 180) / Math.PI };
}

/** How well a position can still be believed, as what a map can draw: full, faded after five minutes, faint after fifteen. */
export function opacityOfAge(ageMs: number): number {
  if (ageMs < STALE_AFTER_MS) return 1;
  return ageMs < FADED_AFTER_MS ? 0.6 : 0.35;
}

/** A squad on the map; null where it is not shown to the viewer or off duty. */
export function squadFeature(
  row: SquadRow,
  course: SquadCourse | undefined,
  { now, ageText }: { readonly now: number; readonly ageText: (ms: number) => string },
): MarkedFeature | null {
  if (row.place === null || !row.isOnDuty) return null;
  const { longitude, latitude, takenAt } = row.place;
  const age = Math.max(0, now - takenAt);
  const isMoving = row.assignments.some(({ status }) => status === "EN_ROUTE") && course?.bearing != null;
  const image = squadImage(isMoving, row.availability === "AVAILABLE");
  const bearing = isMoving ? Math.round(course?.bearing ?? 0) : 0;
  const label = `${row.name}\n${ageText(age)}`;
  const opacity = opacityOfAge(age);
  return {
    id: row.id,
    mark: [image, bearing, label, opacity, longitude, latitude].join(" "),
    feature: pointFeature(row.id, [longitude, latitude], { image, bearing, label, opacity }),
  };
}

/** What must be taken away and put on the map so that it shows these features; what looks the same stays. */
export function diffFeatures(shown: ReadonlyMap<string, string>, wanted: readonly MarkedFeature[]): FeatureDiff {
  const ids = new Set(wanted.map(({ id }) => id));
  const changed = wanted.filter(({ id, mark }) => shown.get(id) !== mark);
  const gone = [...shown.keys()].filter((id) => !ids.has(id));
  const replaced = changed.filter(({ id }) => shown.has(id)).map(({ id }) => id);
  return { remove: [...gone, ...replaced], add: changed.map(({ feature }) => feature) };
}

function pointFeature(
  id: string,
  coordinates: readonly [number, number],
  properties: Readonly<Record<string, unknown>>,
): Feature<Point> {
  return {
    type: "Feature",
    id,
    properties: { id, ...properties },
    geometry: { type: "Point", coordinates: [...coordinates] },
  };
}
