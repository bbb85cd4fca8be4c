/** Twice the signed area of a ring without a repeated last vertex; positive when counter-clockwise. */
export function signedArea2(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return sum;
}

/** The centre of mass of a ring, or null where it has no area. */
export function centroid(ring) {
  const [x0, y0] = ring[0] ?? [0, 0];
  let [x, y, area2] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = [ring[j][0] - x0, ring[j][1] - y0];
    const [bx, by] = [ring[i][0] - x0, ring[i][1] - y0];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    area2 += cross;
  }
  return area2 === 0 ? null : [x0 + x / (3 * area2), y0 + y / (3 * area2)];
}

/** Whether a ring contains a point; points exactly on the ring may fall on either side. */
export function contains(ring, [x, y]) {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}

/**
 * A ring of any shape cut by a convex counter-clockwise ring (Sutherland and Hodgman). Parts that fall asunder stay joined by
 * edges that run back and forth, which area and centre of mass do not see.
 */
export function clipByConvex(ring, convex) {
  let output = ring;
  for (let i = 0, j = convex.length - 1; i < convex.length && output.length > 0; j = i++) {
    output = clipByHalfPlane(output, convex[j], convex[i]);
  }
  return output;
}

function clipByHalfPlane(ring, [ax, ay], [bx, by]) {
  const side = ([x, y]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const output = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [from, to] = [side(ring[j]), side(ring[i])];
    if (from >= 0 !== to >= 0) {
      const share = from / (from - to);
      output.push([ring[j][0] + share * (ring[i][0] - ring[j][0]), ring[j][1] + share * (ring[i][1] - ring[j][1])]);
    }
    if (to >= 0) output.push(ring[i]);
  }
  return output;
}
