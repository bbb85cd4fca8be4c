/*
 * Two coordinate pairs are used. Stored: whole micro-degrees (0.1 m), so that equality of shared vertices is exact. Computing: the same
 * scaled by the cosine of the county's latitude, so that distances are right in both directions; being linear, straight stays straight.
 */
const SHRINK = Math.cos((35.9 * Math.PI) / 180);

// Metres per micro-degree at 35.9° north on the WGS-84 ellipsoid.
const METERS_EAST = 0.0902773;
const METERS_NORTH = 0.1109572;

/** Square kilometres per square micro-degree here. */
export const SQUARE_KILOMETERS = (METERS_EAST * METERS_NORTH) / 1e6;

/** Micro-degrees → computing plane. */
export const toPlane = ([x, y]) => [x * SHRINK, y];

/** Computing plane → micro-degrees, not yet rounded. */
export const fromPlane = ([x, y]) => [x / SHRINK, y];

/** Degrees → micro-degrees, not yet rounded. */
export const fromDegrees = ([longitude, latitude]) => [longitude * 1e6, latitude * 1e6];

/** Whole micro-degrees → degrees with six decimals. */
export const toDegrees = ([x, y]) => [Number((x / 1e6).toFixed(6)), Number((y / 1e6).toFixed(6))];
