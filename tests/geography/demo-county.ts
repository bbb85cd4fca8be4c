import { join } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";
import type { CodedArea, GeoPoint } from "../../server/modules/geography/geometry.js";
import { readCounty } from "../../server/reference/read-county.js";

/** The demo county as it is committed. */
export const county = readCounty(join(projectRoot, "server/reference/yishui"));

/** A repeatable stream of numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Random points of the county's bounding box. */
export function pointsAround(count: number, seed: number): readonly GeoPoint[] {
  const [outline] = county.areas;
  const corners = outline?.geometry.type === "Polygon" ? outline.geometry.coordinates.flat() : [];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, bottom, right, top] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => ({
    longitude: left + random() * (right - left),
    latitude: bottom + random() * (top - bottom),
  }));
}

/** Metres between two near places. */
export function metersBetween(a: GeoPoint, b: GeoPoint): number {
  const squeeze = Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot((a.longitude - b.longitude) * squeeze, a.latitude - b.latitude) * 111_320;
}

/** Where a point lies to an area by the second method. */
export interface Winding {
  readonly code: string;
  readonly isOnBorder: boolean;
  readonly turns: number;
}

interface Edge {
  readonly ax: bigint;
  readonly ay: bigint;
  readonly bx: bigint;
  readonly by: bigint;
}

const steps = (degrees: number): bigint => BigInt(Math.round(degrees * 1e7));

/**
 * A second exact method that shares nothing with the index: for every area the turns its outline makes around the point (winding
 * number), in integers of any length, with no spatial index but the box of each area. Answers the areas that hold or touch the point.
 */
export function createWindingMethod(areas: readonly CodedArea[]): (point: GeoPoint) => readonly Winding[] {
  const outlines = areas.map((area) => {
    const edges = edgesOf(area);
    const [xs, ys] = [edges.map(({ ax }) => Number(ax)), edges.map(({ ay }) => Number(ay))];
    return {
      code: area.code,
      edges,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const,
    };
  });
  return ({ longitude, latitude }) => {
    const [x, y] = [steps(longitude), steps(latitude)];
    return outlines
      .filter(({ box: [left, bottom, right, top] }) => x >= left && x <= right && y >= bottom && y <= top)
      .map(({ code, edges }) => ({ code, ...windingOf(edges, x, y) }))
      .filter(({ isOnBorder, turns }) => isOnBorder || turns !== 0);
  };
}

function edgesOf({ geometry }: CodedArea): readonly Edge[] {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings.flatMap((ring) =>
    ring.slice(1).map((to, place) => {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[place] ?? [], to];
      return { ax: steps(ax), ay: steps(ay), bx: steps(bx), by: steps(by) };
    }),
  );
}

function windingOf(
  edges: readonly Edge[],
  x: bigint,
  y: bigint,
): { readonly isOnBorder: boolean; readonly turns: number } {
  let turns = 0;
  for (const { ax, ay, bx, by } of edges) {
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (side === 0n && (x - ax) * (x - bx) <= 0n && (y - ay) * (y - by) <= 0n) return { isOnBorder: true, turns: 0 };
    if (ay <= y && by > y && side > 0n) turns += 1;
    if (ay > y && by <= y && side < 0n) turns -= 1;
  }
  return { isOnBorder: false, turns };
}
