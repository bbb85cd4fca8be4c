import type { CoordinateSystem } from "./coordinates.rules.js";

/** A point as it was sent, in the system it was taken in. */
export interface SentPoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly system?: CoordinateSystem | null | undefined;
  readonly accuracyMeters?: number | null | undefined;
}
