/** Where a point lies to an area. */
export type Side = "INSIDE" | "BORDER" | "OUTSIDE";

/**
 * Where a point lies to an area given as its rings [x0, y0, x1, y1, …] without a repeated last corner, holes included. Exact for whole
 * numbers whose differences stay below 2^26: nothing is divided and no product leaves the 53 bits of a double.
 */
export function sideOf(rings: readonly Float64Array[], x: number, y: number): Side {
  let isInside = false;
  for (const ring of rings) {
    const side = sideOfRing(ring, x, y);
    if (side === "BORDER") return "BORDER";
    if (side === "INSIDE") isInside = !isInside;
  }
  return isInside ? "INSIDE" : "OUTSIDE";
}

function sideOfRing(ring: Float64Array, x: number, y: number): Side {
  let isInside = false;
  let ax = ring.at(-2) ?? Number.NaN;
  let ay = ring.at(-1) ?? Number.NaN;
  for (let i = 0; i < ring.length; i += 2) {
    const bx = ring[i] ?? Number.NaN;
    const by = ring[i + 1] ?? Number.NaN;
    if (ay > y !== by > y) {
      const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      if (turn === 0) return "BORDER";
      if (turn > 0 === by > ay) isInside = !isInside;
    } else if (isOnLevelEdge(ax, ay, bx, by, x, y)) {
      return "BORDER";
    }
    ax = bx;
    ay = by;
  }
  return isInside ? "INSIDE" : "OUTSIDE";
}

/** The edges that the crossing test skips touch the point only at a corner or along a level edge. */
function isOnLevelEdge(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if (ay === y && by === y) return x >= Math.min(ax, bx) && x <= Math.max(ax, bx);
  return (ay === y && ax === x) || (by === y && bx === x);
}
