import type { ReportPoint } from "../place/index.js";
import type { IncidentRow } from "../store/index.js";

/** Where a report is about, as far as it is known. */
export interface ReportedPlace {
  readonly point: ReportPoint | null;
  /** The division of the point or the one that was chosen. */
  readonly divisionCode: string | null;
}

/** An open incident that may be what is being reported. */
export interface Nearby {
  readonly row: IncidentRow;
  readonly isSameMatter: boolean;
  /** In metres; null where one of both has no point. */
  readonly distance: number | null;
}

const NEAR_METRES = 500;
const VILLAGE_DIGITS = 12;
const MOST = 5;
const METRES_PER_DEGREE = 111_320;

/**
 * The open incidents that a report may be one more of: within half a kilometre of its point, else in its village, in a whole township only
 * those of the same matter. The same matter comes first, then the nearest, then the newest; five at most.
 */
export function nearbyOf(
  open: readonly IncidentRow[],
  place: ReportedPlace,
  matterCode: string | null,
): readonly Nearby[] {
  return open
    .map((row) => ({
      row,
      isSameMatter: matterCode !== null && row.matterCode === matterCode,
      distance: metresBetween(place.point, row),
    }))
    .filter((one) => isNear(one, place))
    .toSorted(
      (a, b) =>
        Number(b.isSameMatter) - Number(a.isSameMatter) ||
        (a.distance ?? NEAR_METRES) - (b.distance ?? NEAR_METRES) ||
        b.row.reportedAt - a.row.reportedAt,
    )
    .slice(0, MOST);
}

function isNear({ row, isSameMatter, distance }: Nearby, { divisionCode }: ReportedPlace): boolean {
  if (distance !== null) return distance <= NEAR_METRES;
  if (divisionCode === null) return false;
  return divisionCode.length >= VILLAGE_DIGITS
    ? row.divisionCode === divisionCode
    : isSameMatter && row.divisionCode.startsWith(divisionCode);
}

/** Over the short ways of this list the earth is flat. */
function metresBetween(point: ReportPoint | null, { longitude, latitude }: IncidentRow): number | null {
  if (point === null || longitude === null || latitude === null) return null;
  const north = (latitude - point.latitude) * METRES_PER_DEGREE;
  const east = (longitude - point.longitude) * METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}
