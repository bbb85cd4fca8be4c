import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";

/** What every area of a layer tells. */
export interface AreaProperties {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isSynthetic: boolean;
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;
export type AreaLayer = "county" | "townships" | "villages" | "grids";

/** Loads one layer of the county's boundaries; the browser keeps it and asks only whether it is still the newest. */
export async function loadAreas(layer: AreaLayer): Promise<Areas> {
  const answer = await fetch(`/map/${layer}.geojson`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`the map layer ${layer} was answered with ${answer.status}`);
  const areas = (await answer.json()) as Areas;
  return areas;
}

/** The place for an area's name: the middle of its largest ring. */
export function labelPoints({ features }: Areas): FeatureCollection<Point, AreaProperties> {
  return {
    type: "FeatureCollection",
    features: features.map(({ properties, geometry }) => ({
      type: "Feature",
      properties,
      geometry: { type: "Point", coordinates: [...middleOf(largestRing(geometry))] },
    })),
  };
}

/** West, south, east and north of all areas. */
export function boundsOf({ features }: Pick<Areas, "features">): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of features.flatMap(({ geometry }) => ringsOf(geometry).flat())) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds;
}

/** The outer rings of an area. */
export function ringsOf(geometry: Feature<Polygon | MultiPolygon>["geometry"]): readonly (readonly number[][])[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map(([outer = []]) => outer);
}

function largestRing(geometry: Polygon | MultiPolygon): readonly number[][] {
  return ringsOf(geometry).reduce((best, ring) =>
    Math.abs(doubleArea(ring)) > Math.abs(doubleArea(best)) ? ring : best,
  );
}

function doubleArea(ring: readonly number[][]): number {
  return edges(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0);
}

/** The centroid of a ring; of one without area its first corner. */
function middleOf(ring: readonly number[][]): readonly [number, number] {
  const [[x0 = 0, y0 = 0] = []] = ring;
  let [area, x, y] = [0, 0, 0];
  // Counted from the first corner: degrees far from zero would lose the last digits.
  for (const [[ax, ay], [bx, by]] of edges(ring.map(([px = 0, py = 0]) => [px - x0, py - y0]))) {
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

type Corner = readonly [number, number];

function edges(ring: readonly number[][]): readonly (readonly [Corner, Corner])[] {
  const corners = ring.map(([x = 0, y = 0]): Corner => [x, y]);
  return corners.slice(1).map((corner, index) => [corners[index] ?? corner, corner] as const);
}
