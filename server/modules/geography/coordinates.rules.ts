import gcoord from "gcoord";
import type { GeoPoint } from "./geometry.js";

// gcoord's types describe its build for bundlers; Node loads the CommonJS build, whose functions lie on the module itself.
declare module "gcoord" {
  function transform(position: [number, number], from: CRSTypes, to: CRSTypes): [number, number];
}

export const COORDINATE_SYSTEMS = ["WGS84", "CGCS2000", "GCJ02", "BD09"] as const;

/** The system that a pair of coordinates was taken in: satellites and phones, China's geodetic frame, Amap and most maps of China, Baidu. */
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

type Position = [longitude: number, latitude: number];

const { WGS84, GCJ02, BD09 } = gcoord.CRSTypes;
const CONVERGED_DEGREES = 1e-10;
const MOST_ROUNDS = 30;

/**
 * The same place in WGS-84. CGCS2000 is taken as it is (the frames lie centimetres apart); GCJ-02 and BD-09 are undone to less than a
 * millimetre within mainland China and left alone outside it, where they are not defined, as is what is no number.
 */
export function toWgs84(point: GeoPoint, system: CoordinateSystem): GeoPoint {
  if (!Number.isFinite(point.longitude) || !Number.isFinite(point.latitude)) return point;
  switch (system) {
    case "WGS84":
    case "CGCS2000":
      return { longitude: point.longitude, latitude: point.latitude };
    case "GCJ02":
      return undone(point, (position) => gcoord.transform(position, WGS84, GCJ02));
    case "BD09":
      return undone(point, (position) => gcoord.transform(position, WGS84, BD09));
  }
}

// The offsets are only defined away from WGS-84. gcoord's own way back stops early: in this county it is
// up to 0.14 m off for GCJ-02 and 0.24 m for BD-09. So what a guess misses the target by is taken off until nothing is left.
function undone({ longitude, latitude }: GeoPoint, offset: (position: Position) => Position): GeoPoint {
  let [x, y] = [longitude, latitude];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [seenX, seenY] = offset([x, y]);
    const [missX, missY] = [seenX - longitude, seenY - latitude];
    [x, y] = [x - missX, y - missY];
    if (Math.abs(missX) < CONVERGED_DEGREES && Math.abs(missY) < CONVERGED_DEGREES) break;
  }
  return { longitude: x, latitude: y };
}
