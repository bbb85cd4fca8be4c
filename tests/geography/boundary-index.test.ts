import { describe, expect, it } from "vitest";
import { areaAt, buildBoundaryIndex } from "../../server/modules/geography/boundary-index.js";
import type { CodedArea } from "../../server/modules/geography/geometry.js";

type Corner = readonly [x: number, y: number];

/** Three areas around one point: "b" on the left over the whole height, "a" below and "c" above on the right. */
const left = area("b", [0, 0], [1, 0], [1, 1], [1, 2], [0, 2]);
const below = area("a", [1, 0], [2, 0], [2, 1], [1, 1]);
const above = area("c", [1, 1], [2, 1], [2, 2], [1, 2]);
const three = buildBoundaryIndex([left, below, above]);

describe("an index of areas", () => {
  it.each([
    ["in b", 0.5, 1.3, "b"],
    ["in a", 1.5, 0.5, "a"],
    ["in c", 1.5, 1.5, "c"],
    ["at the height of another area's corner", 0.5, 1, "b"],
    ["on the edge of a and b", 1, 0.5, "a"],
    ["on the edge of b and c", 1, 1.5, "b"],
    ["on the level edge of a and c", 1.5, 1, "a"],
    ["where all three meet", 1, 1, "a"],
    ["on the outer border", 0, 1.7, "b"],
    ["on the lowest border", 0.2, 0, "b"],
    ["on the highest border", 1.5, 2, "c"],
    ["on the outermost corner", 2, 2, "c"],
    ["left of everything", -0.0000001, 1, null],
    ["in line with a level edge, beyond it", 2.5, 1, null],
    ["in line with the lowest border", 3, 0, null],
  ])("finds a point %s", (_where, longitude, latitude, expected) => {
    expect(areaAt(three, { longitude, latitude })).toBe(expected);
  });

  it("gives the same answers whatever the order of the areas", () => {
    const turned = buildBoundaryIndex([above, left, below]);
    expect(areaAt(turned, { longitude: 1, latitude: 1 })).toBe("a");
  });

  it("tells points a centimetre on either side of a slanting edge apart", () => {
    const slanting = buildBoundaryIndex([
      area("1", [118, 35], [118.9999999, 35.3333333], [118, 36]),
      area("2", [118.9999999, 35.3333333], [119, 36], [118, 36]),
    ]);
    // On the common edge the latitude falls by 0.6666667 where the longitude grows by 0.9999999.
    const [x, y] = [118.5, 36 - (0.6666667 * 0.5) / 0.9999999];
    expect(areaAt(slanting, { longitude: x, latitude: y - 1e-7 })).toBe("1");
    expect(areaAt(slanting, { longitude: x, latitude: y + 1e-7 })).toBe("2");
  });

  it("leaves holes out, except their border, and knows areas of several parts", () => {
    const ring = [closed([0, 0], [9, 0], [9, 9], [0, 9]), closed([3, 3], [3, 6], [6, 6], [6, 3])];
    const inside = [closed([4, 4], [5, 4], [5, 5], [4, 5])];
    const index = buildBoundaryIndex([
      { code: "1", geometry: { type: "MultiPolygon", coordinates: [scaled(ring), scaled(inside)] } },
    ]);
    const at = (x: number, y: number) => areaAt(index, { longitude: x / 10, latitude: y / 10 });
    expect([at(1, 1), at(3.5, 3.5), at(3, 4), at(4.5, 4.5), at(8, 4.5)]).toEqual(["1", null, "1", "1", "1"]);
  });

  it.each([Number.NaN, Infinity, -Infinity])("finds nothing at %d", (nowhere) => {
    expect(areaAt(three, { longitude: nowhere, latitude: 1 })).toBeNull();
    expect(areaAt(three, { longitude: 1, latitude: nowhere })).toBeNull();
  });

  it("of no areas finds nothing", () => {
    expect(areaAt(buildBoundaryIndex([]), { longitude: 1, latitude: 1 })).toBeNull();
  });

  it("refuses a code given twice", () => {
    expect(() => buildBoundaryIndex([left, above, left])).toThrow("the area b is given twice");
  });

  it("refuses an area too wide to be tested exactly, and one without corners", () => {
    expect(() => buildBoundaryIndex([area("wide", [0, 0], [7, 0], [7, 1])])).toThrow("wide is wider than 6.7 degrees");
    expect(() => buildBoundaryIndex([{ code: "none", geometry: { type: "Polygon", coordinates: [] } }])).toThrow(
      "none",
    );
  });
});

function area(code: string, ...corners: readonly Corner[]): CodedArea {
  return { code, geometry: { type: "Polygon", coordinates: [closed(...corners)] } };
}

function closed(...corners: readonly Corner[]): readonly Corner[] {
  return [...corners, ...corners.slice(0, 1)];
}

function scaled(rings: readonly (readonly Corner[])[]): readonly (readonly Corner[])[] {
  return rings.map((ring) => ring.map(([x, y]) => [x / 10, y / 10] as const));
}
