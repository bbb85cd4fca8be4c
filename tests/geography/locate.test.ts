import gcoord from "gcoord";
import { describe, expect, it } from "vitest";
import { buildBoundaryIndex } from "../../server/modules/geography/boundary-index.js";
import { toWgs84 } from "../../server/modules/geography/coordinates.rules.js";
import type { CodedArea, GeoPoint } from "../../server/modules/geography/geometry.js";
import { locatePoint } from "../../server/modules/geography/locate.js";
import type { Place } from "../../server/modules/geography/locate.js";
import { county, createWindingMethod, pointsAround } from "./demo-county.js";

const { WGS84, GCJ02, BD09 } = gcoord.CRSTypes;
const index = buildBoundaryIndex(county.gridAreas);
const ofLevel = (level: string): readonly CodedArea[] => county.areas.filter((area) => area.level === level);
const gridsAt = createWindingMethod(county.gridAreas);
const villagesAt = createWindingMethod(ofLevel("VILLAGE"));
const townshipsAt = createWindingMethod(ofLevel("TOWNSHIP"));
const countyAt = createWindingMethod(ofLevel("COUNTY"));

const around = pointsAround(24_000, 20_261_123).map((point) => ({ point, isInside: countyAt(point).length > 0 }));
const inside = around
  .filter(({ isInside }) => isInside)
  .map(({ point }) => point)
  .slice(0, 10_000);
const outside = around.filter(({ isInside }) => !isInside).map(({ point }) => point);

describe("a point in the county", () => {
  it("lies in exactly one grid, village and township, as a second exact method finds on each level by itself", () => {
    expect(inside).toHaveLength(10_000);
    const answers = inside.map((point) => ({ point, found: [gridsAt(point), villagesAt(point), townshipsAt(point)] }));
    const offBorders = answers.filter(({ found }) => found.flat().every(({ isOnBorder }) => !isOnBorder));

    expect(offBorders.length).toBeGreaterThan(9_900);
    expect(offBorders.filter(({ found }) => found.some(({ length }) => length !== 1))).toEqual([]);
    expect(inside.map((point) => codesOf(locatePoint(index, point)))).toEqual(
      answers.map(({ found }) => found.map(smallest)),
    );
  });

  it("keeps its grid when it is given in GCJ-02 or BD-09", () => {
    for (const point of inside) {
      const expected = locatePoint(index, point);
      const [amapX, amapY] = gcoord.transform([point.longitude, point.latitude], WGS84, GCJ02);
      const [baiduX, baiduY] = gcoord.transform([point.longitude, point.latitude], WGS84, BD09);

      expect(locatePoint(index, toWgs84({ longitude: amapX, latitude: amapY }, "GCJ02"))).toEqual(expected);
      expect(locatePoint(index, toWgs84({ longitude: baiduX, latitude: baiduY }, "BD09"))).toEqual(expected);
    }
  });

  it("changes its village in many cases when its system is mixed up", () => {
    const moved = inside.filter((point) => {
      const [longitude, latitude] = gcoord.transform([point.longitude, point.latitude], WGS84, GCJ02);
      return locatePoint(index, { longitude, latitude })?.villageCode !== locatePoint(index, point)?.villageCode;
    });
    expect(moved.length / inside.length).toBeGreaterThan(0.25);
  });

  it("is in the township whose seat it is, and in its village where the village's place is known", () => {
    const seats = county.divisions.flatMap(({ code, seat }) => (seat === null ? [] : [{ code, seat }]));
    expect(seats).toHaveLength(1 + 18 + 7);
    expect(seats.filter(({ code, seat }) => !locatePoint(index, seat)?.gridCode.startsWith(code))).toEqual([]);
  });
});

describe("a point outside the county", () => {
  it("lies nowhere, also where the county's bounding box holds it", () => {
    expect(outside.length).toBeGreaterThan(5000);
    expect(outside.filter((point) => locatePoint(index, point) !== null)).toEqual([]);
  });

  it.each([
    ["Jinan", 117.0, 36.65],
    ["the other side of the earth", -61.4, -35.8],
    ["longitude and latitude swapped", 35.8, 118.6],
    ["no number", Number.NaN, Number.NaN],
  ])("lies nowhere: %s", (_place, longitude, latitude) => {
    expect(locatePoint(index, { longitude, latitude })).toBeNull();
  });
});

describe("a point on a border", () => {
  const borders = bordersOf(county.gridAreas);

  // All corners have six decimals, so the middle of an edge has at most seven and lies on the edge exactly.
  it("in the middle of an edge belongs to the smaller code of its two sides, on the outline to the one grid there", () => {
    const edges = [...borders.middles.values()];
    expect(edges.filter(({ codes }) => codes.length === 2).length).toBeGreaterThan(3000);
    expect(edges.filter(({ codes }) => codes.length === 1).length).toBeGreaterThan(1000);
    expect(edges.filter(({ codes }) => codes.length > 2)).toEqual([]);
    expect(edges.filter(({ at, codes }) => locatePoint(index, at)?.gridCode !== codes[0])).toEqual([]);
  });

  it("has grids on both sides everywhere but on the county's outline", () => {
    const oneSided = [...borders.middles].filter(([, { codes }]) => codes.length === 1).map(([key]) => key);
    expect(new Set(oneSided)).toEqual(new Set(bordersOf(ofLevel("COUNTY")).middles.keys()));
  });

  it("at a corner belongs to the smallest code of those that meet there", () => {
    const corners = [...borders.corners.values()];
    expect(corners.filter(({ codes }) => codes.length >= 3).length).toBeGreaterThan(1000);
    expect(corners.filter(({ at, codes }) => locatePoint(index, at)?.gridCode !== codes[0])).toEqual([]);
  });

  it("is seen the same way by the second method", () => {
    const places = [...borders.middles.values(), ...borders.corners.values()].filter((_, place) => place % 7 === 0);
    for (const { at, codes } of places) {
      expect(
        gridsAt(at)
          .map(({ code }) => code)
          .toSorted(),
      ).toEqual(codes);
      expect(locatePoint(index, at)?.villageCode).toBe(smallest(villagesAt(at)));
      expect(locatePoint(index, at)?.townshipCode).toBe(smallest(townshipsAt(at)));
    }
  });
});

function codesOf(place: Place | null): readonly (string | undefined)[] {
  return [place?.gridCode, place?.villageCode, place?.townshipCode];
}

function smallest(found: readonly { readonly code: string }[]): string | undefined {
  return found.map(({ code }) => code).toSorted()[0];
}

interface BorderPlace {
  readonly at: GeoPoint;
  readonly codes: readonly string[];
}

function bordersOf(areas: readonly CodedArea[]) {
  const middles = new Map<string, BorderPlace>();
  const corners = new Map<string, BorderPlace>();
  for (const { code, geometry } of areas) {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings) {
      ring.slice(1).forEach(([x = 0, y = 0], place) => {
        const [fromX = 0, fromY = 0] = ring[place] ?? [];
        note(corners, [x, y], code);
        note(middles, [(x + fromX) / 2, (y + fromY) / 2], code);
      });
    }
  }
  return { middles, corners };
}

function note(places: Map<string, BorderPlace>, [longitude, latitude]: readonly [number, number], code: string): void {
  const key = `${longitude.toFixed(7)},${latitude.toFixed(7)}`;
  const codes = new Set([...(places.get(key)?.codes ?? []), code]);
  places.set(key, { at: { longitude, latitude }, codes: [...codes].toSorted() });
}
