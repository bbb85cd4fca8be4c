/** A fix of the device. */
export interface Fix {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyMeters: number;
  readonly takenAt: number;
}

/** Worse than this says no more than the quarter of the town. */
const WORST_METERS = 100;
const LEAST_MS = 10_000;
const LONGEST_MS = 30_000;
const FAR_METERS = 20;

/** Whether a fix is worth telling: exact enough, and ten seconds and twenty meters, or half a minute, after the last one. */
export function isWorthTelling(last: Fix | null, fix: Fix): boolean {
  if (!(fix.accuracyMeters <= WORST_METERS)) return false;
  if (last === null) return true;
  const elapsed = fix.takenAt - last.takenAt;
  if (elapsed < LEAST_MS) return false;
  return elapsed >= LONGEST_MS || metersBetween(last, fix) >= FAR_METERS;
}

const EARTH_METERS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance between two places over the ground, in meters. */
export function metersBetween(a: Pick<Fix, "longitude" | "latitude">, b: Pick<Fix, "longitude" | "latitude">): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.sqrt(half));
}
