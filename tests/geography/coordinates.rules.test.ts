import gcoord from "gcoord";
import { describe, expect, it } from "vitest";
import { COORDINATE_SYSTEMS, toWgs84 } from "../../server/modules/geography/coordinates.rules.js";
import type { GeoPoint } from "../../server/modules/geography/geometry.js";
import { metersBetween, seededRandom } from "./demo-county.js";

const { WGS84, GCJ02, BD09 } = gcoord.CRSTypes;

// Computed by programs that have nothing in common with ours: the published example of the usual formulas (Tian'anmen), and township
// seats of Yishui converted in Python by fixed-point inversion.
const golden = [
  ["GCJ02", [116.41024449916938, 39.91640428150164], [116.404, 39.915]],
  ["GCJ02", [118.637436, 35.77888], [118.632039, 35.779055]],
  ["GCJ02", [118.944492, 36.070546], [118.939033, 36.070628]],
  ["GCJ02", [118.241749, 35.810976], [118.236043, 35.810982]],
] as const;

describe("coordinates", () => {
  it.each(golden)("of %s at %j are %j in WGS-84", (system, [longitude, latitude], [x, y]) => {
    expect(metersBetween(toWgs84({ longitude, latitude }, system), { longitude: x, latitude: y })).toBeLessThan(0.1);
  });

  it("of BD-09 are undone by way of GCJ-02", () => {
    const byBaidu = toWgs84({ longitude: 116.41036949371029, latitude: 39.92133699351021 }, "BD09");
    const byAmap = toWgs84({ longitude: 116.404, latitude: 39.915 }, "GCJ02");
    expect(metersBetween(byBaidu, byAmap)).toBeLessThan(0.001);
  });

  it.each(["WGS84", "CGCS2000"] as const)("of %s stay as they are", (system) => {
    expect(toWgs84({ longitude: 118.6, latitude: 35.8 }, system)).toEqual({ longitude: 118.6, latitude: 35.8 });
  });

  it.each([
    ["GCJ02", 480, 540],
    ["BD09", 1000, 1400],
  ] as const)(
    "of %s lie between %i and %i m off here, and come back to less than a millimetre",
    (system, least, most) => {
      for (const point of placesOfTheCounty(2000)) {
        const offset = gcoord.transform([point.longitude, point.latitude], WGS84, system === "GCJ02" ? GCJ02 : BD09);
        const given = { longitude: offset[0], latitude: offset[1] };

        expect(metersBetween(given, point)).toBeGreaterThan(least);
        expect(metersBetween(given, point)).toBeLessThan(most);
        expect(metersBetween(toWgs84(given, system), point)).toBeLessThan(0.001);
      }
    },
  );

  it("outside China are not offset", () => {
    expect(toWgs84({ longitude: 2.35, latitude: 48.85 }, "GCJ02")).toEqual({ longitude: 2.35, latitude: 48.85 });
  });

  it.each(COORDINATE_SYSTEMS)("of %s that are no numbers stay no numbers", (system) => {
    expect(toWgs84({ longitude: Number.NaN, latitude: 35 }, system).longitude).toBeNaN();
  });
});

function placesOfTheCounty(count: number): readonly GeoPoint[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => ({ longitude: 118.2 + random() * 0.9, latitude: 35.6 + random() * 0.6 }));
}
