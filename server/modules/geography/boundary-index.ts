import Flatbush from "flatbush";
import type { AreaGeometry, CodedArea, GeoPoint, LinearRing } from "./geometry.js";
import { sideOf } from "./ring-test.js";

/*
 * Everything is counted in whole steps of 1e-7 degree (1 cm). Boundaries are stored with at most seven decimals, so nothing moves; a
 * point moves by at most half a step. From there on all arithmetic is exact (see ring-test.ts), hence two cells that share an edge
 * give opposite answers on its two sides, and a point on the edge is on the border of both: no gap, no overlap, no tolerance.
 */
const STEPS_PER_DEGREE = 1e7;
const WIDEST_STEPS = 2 ** 26;

/** The areas of one county, ready to be asked which one holds a point. */
export interface BoundaryIndex {
  readonly cells: readonly Cell[];
  readonly boxes: Flatbush | null;
}

interface Cell {
  readonly code: string;
  readonly rings: readonly Float64Array[];
}

/** Prepares areas that tile their county; refuses a code given twice and an area wider than 6.7 degrees, for which the test is not exact. */
export function buildBoundaryIndex(areas: readonly CodedArea[]): BoundaryIndex {
  const cells = areas
    .map(({ code, geometry }) => ({ code, rings: ringsOf(geometry).map(inSteps) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const twice = cells.find(({ code }, place) => cells[place - 1]?.code === code);
  if (twice) throw new RangeError(`the area ${twice.code} is given twice`);
  return { cells, boxes: cells.length === 0 ? null : boxesOf(cells) };
}

/**
 * The code of the area that holds a point, or null outside all of them. A point on a border belongs to the area with the smallest code
 * of those that meet there; one on the outer border belongs to the county.
 */
export function areaAt({ cells, boxes }: BoundaryIndex, { longitude, latitude }: GeoPoint): string | null {
  const [x, y] = [Math.round(longitude * STEPS_PER_DEGREE), Math.round(latitude * STEPS_PER_DEGREE)];
  // The search takes what is no number for something that lies everywhere.
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  let place = cells.length;
  boxes?.search(x, y, x, y, (candidate) => {
    const cell = cells[candidate];
    // Cells lie in order of their codes, so the smallest place is the smallest code.
    if (cell && candidate < place && sideOf(cell.rings, x, y) !== "OUTSIDE") place = candidate;
    return false;
  });
  return cells[place]?.code ?? null;
}

function boxesOf(cells: readonly Cell[]): Flatbush {
  const boxes = new Flatbush(cells.length);
  for (const { code, rings } of cells) {
    const box = boxOf(rings);
    const [width, height] = [box.right - box.left, box.top - box.bottom];
    if (!(width >= 0 && width < WIDEST_STEPS && height >= 0 && height < WIDEST_STEPS)) {
      throw new RangeError(`the area ${code} is wider than 6.7 degrees or has no corners`);
    }
    boxes.add(box.left, box.bottom, box.right, box.top);
  }
  boxes.finish();
  return boxes;
}

function boxOf(rings: readonly Float64Array[]) {
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (const ring of rings) {
    ring.forEach((value, place) => {
      if (place % 2 === 0) {
        box.left = Math.min(box.left, value);
        box.right = Math.max(box.right, value);
      } else {
        box.bottom = Math.min(box.bottom, value);
        box.top = Math.max(box.top, value);
      }
    });
  }
  return box;
}

function ringsOf(geometry: AreaGeometry): readonly LinearRing[] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function inSteps(ring: LinearRing): Float64Array {
  const corners = ring.slice(0, -1);
  return Float64Array.from(
    corners.flatMap(([x, y]) => [x ?? Number.NaN, y ?? Number.NaN]),
    (degrees) => Math.round(degrees * STEPS_PER_DEGREE),
  );
}
