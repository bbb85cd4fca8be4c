import { areaAt } from "./boundary-index.js";
import type { BoundaryIndex } from "./boundary-index.js";
import type { GeoPoint } from "./geometry.js";

/** Where a point lies: its grid, and the village and township that the grid's code begins with. */
export interface Place {
  readonly gridCode: string;
  readonly villageCode: string;
  readonly townshipCode: string;
}

/**
 * The grid, village and township of a WGS-84 point, or null outside the county. Only grids are searched; village and township are read
 * from the grid's code, so the three can never disagree, and the smaller-code rule on borders holds for all three at once.
 */
export function locatePoint(grids: BoundaryIndex, point: GeoPoint): Place | null {
  const gridCode = areaAt(grids, point);
  return gridCode === null
    ? null
    : { gridCode, villageCode: gridCode.slice(0, 12), townshipCode: gridCode.slice(0, 9) };
}
