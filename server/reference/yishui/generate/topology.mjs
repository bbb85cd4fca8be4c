import { groupedBy } from "./grouped-by.mjs";
import { signedArea2 } from "./polygon.mjs";

/*
 * Pieces are { owner, ring }. Cut one by one, neighbours disagree in the last digits and their corners lie on each other's edges.
 * `snap` turns them into one planar map of whole numbers (snap rounding): every corner moves to the nearest whole point, and every edge
 * that passes a corner's unit square is led through that corner. Then each edge is written by exactly two neighbours, in opposite
 * directions, or lies on the outline; `verifyMap` proves it without tolerance.
 */

const BUCKET = 2048;
const keyOf = ([x, y]) => `${x},${y}`;
const edgeKey = (from, to) => `${keyOf(from)}>${keyOf(to)}`;

/** The pieces on whole coordinates, with every corner that lies on a neighbour's edge written into that edge. */
export function snap(pieces) {
  const corners = new Map();
  for (const { ring } of pieces) {
    for (const vertex of ring) {
      const rounded = vertex.map(Math.round);
      corners.set(keyOf(rounded), rounded);
    }
  }
  const buckets = bucketed([...corners.values()]);
  return pieces
    .map(({ owner, ring }) => ({
      owner,
      ring: withoutSpikes(ring.flatMap((from, i) => routed(from, ring[(i + 1) % ring.length], buckets))),
    }))
    .filter(({ ring }) => ring.length >= 3);
}

function bucketed(points) {
  const buckets = new Map();
  for (const point of points) {
    const key = `${Math.floor(point[0] / BUCKET)},${Math.floor(point[1] / BUCKET)}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(point);
    else buckets.set(key, [point]);
  }
  return buckets;
}

function routed(from, to, buckets) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dx * dx + dy * dy;
  const start = from.map(Math.round);
  if (length2 === 0) return [start];
  const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
  const passed = [];
  const low = [Math.min(from[0], to[0]) - 1, Math.min(from[1], to[1]) - 1].map((v) => Math.floor(v / BUCKET));
  const high = [Math.max(from[0], to[0]) + 1, Math.max(from[1], to[1]) + 1].map((v) => Math.floor(v / BUCKET));
  for (let column = low[0]; column <= high[0]; column += 1) {
    for (let row = low[1]; row <= high[1]; row += 1) {
      for (const point of buckets.get(`${column},${row}`) ?? []) {
        const [px, py] = [point[0] - from[0], point[1] - from[1]];
        const along = (px * dx + py * dy) / length2;
        if (along > 0 && along < 1 && Math.abs(dx * py - dy * px) <= reach) passed.push({ point, along });
      }
    }
  }
  const end = keyOf(to.map(Math.round));
  passed.sort((a, b) => a.along - b.along);
  return [
    start,
    ...passed.map(({ point }) => point).filter((point) => keyOf(point) !== keyOf(start) && keyOf(point) !== end),
  ];
}

function withoutSpikes(ring) {
  const kept = [];
  for (const vertex of ring) {
    if (kept.length > 0 && keyOf(kept.at(-1)) === keyOf(vertex)) continue;
    if (kept.length > 1 && keyOf(kept.at(-2)) === keyOf(vertex)) kept.pop();
    else kept.push(vertex);
  }
  while (kept.length > 1 && keyOf(kept[0]) === keyOf(kept.at(-1))) kept.pop();
  while (kept.length > 2 && keyOf(kept[1]) === keyOf(kept.at(-1))) {
    kept.shift();
    kept.pop();
  }
  return kept;
}

/** The pieces of each owner joined along their common edges; refuses an owner whose area is not one ring. */
export function dissolve(pieces, ownerOf = (piece) => piece.owner) {
  const edgesByOwner = new Map();
  for (const piece of pieces) {
    const edges = edgesByOwner.get(ownerOf(piece)) ?? new Map();
    edgesByOwner.set(ownerOf(piece), edges);
    piece.ring.forEach((from, i) => {
      const to = piece.ring[(i + 1) % piece.ring.length];
      if (!edges.delete(edgeKey(to, from))) edges.set(edgeKey(from, to), [from, to]);
    });
  }
  return [...edgesByOwner].map(([owner, edges]) => ({ owner, ring: chained(owner, [...edges.values()]) }));
}

function chained(owner, edges) {
  const leaving = groupedBy(edges, ([from]) => keyOf(from));
  const ring = [];
  let current = edges[0];
  while (current) {
    ring.push(current[0]);
    const options = leaving.get(keyOf(current[1]));
    leaving.get(keyOf(current[0]))?.splice(leaving.get(keyOf(current[0])).indexOf(current), 1);
    current = sharpestRight(current, options ?? []);
  }
  if (ring.length !== edges.length) throw new Error(`${owner}: its area is not one ring`);
  return ring;
}

/* Where a ring touches itself, the way that stays on the same side of the area keeps it one ring. */
function sharpestRight([from, at], options) {
  const heading = Math.atan2(at[1] - from[1], at[0] - from[0]);
  const turn = ([, to]) => {
    const angle = Math.atan2(to[1] - at[1], to[0] - at[0]) - heading;
    return Math.atan2(Math.sin(angle), Math.cos(angle));
  };
  return options.toSorted((a, b) => turn(a) - turn(b))[0];
}

/**
 * Every owner keeps the piece its site lies in (the largest, without a site); a stray piece, cut off by a bend of the outline, goes to the
 * neighbour it shares the longest border with, so every owner ends as one piece of ground.
 */
export function giveStraysToNeighbours(pieces, isHome) {
  const homes = new Set();
  for (const own of groupedBy(pieces, (piece) => piece.owner).values()) {
    const bySize = own.toSorted((a, b) => signedArea2(b.ring) - signedArea2(a.ring));
    const home = bySize.find((piece) => isHome(piece)) ?? bySize[0];
    homes.add(home);
  }
  const holder = new Map(
    pieces.flatMap((piece) =>
      piece.ring.map((from, i) => [edgeKey(from, piece.ring[(i + 1) % piece.ring.length]), piece]),
    ),
  );
  const settled = new Map(pieces.filter((piece) => homes.has(piece)).map((piece) => [piece, piece.owner]));
  while (settled.size < pieces.length) {
    const before = settled.size;
    for (const piece of pieces) {
      if (settled.has(piece)) continue;
      const owner = longestNeighbour(piece, holder, settled);
      if (owner !== undefined) settled.set(piece, owner);
    }
    if (settled.size === before) throw new Error("a stray piece has no neighbour");
  }
  return pieces.map((piece) => ({ owner: settled.get(piece), ring: piece.ring }));
}

function longestNeighbour(piece, holder, settled) {
  const shared = new Map();
  piece.ring.forEach((from, i) => {
    const to = piece.ring[(i + 1) % piece.ring.length];
    const owner = settled.get(holder.get(edgeKey(to, from)));
    if (owner !== undefined) shared.set(owner, (shared.get(owner) ?? 0) + Math.hypot(to[0] - from[0], to[1] - from[1]));
  });
  return [...shared].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** Proves that the cells tile the outline: no edge twice, every inner edge met by its reverse, no two edges crossing, areas equal. */
export function verifyMap(cells, outline) {
  const edges = new Map();
  for (const { owner, ring } of cells) {
    if (signedArea2(ring) <= 0) throw new Error(`${owner}: ring is not counter-clockwise`);
    ring.forEach((from, i) => {
      const key = edgeKey(from, ring[(i + 1) % ring.length]);
      if (edges.has(key)) throw new Error(`${owner}: edge ${key} is written twice`);
      edges.set(key, [from, ring[(i + 1) % ring.length]]);
    });
  }
  const border = new Set(outline.map((from, i) => edgeKey(from, outline[(i + 1) % outline.length])));
  for (const [key, [from, to]] of edges) {
    if (edges.has(edgeKey(to, from)) === border.has(key))
      throw new Error(`edge ${key} has no neighbour and is not on the outline`);
  }
  const area = cells.reduce((sum, { ring }) => sum + signedArea2(ring), 0);
  if (area !== signedArea2(outline))
    throw new Error(`the cells' areas differ from the outline's by ${area - signedArea2(outline)}`);
  refuseCrossings([...edges.values()].filter(([from, to]) => !edges.has(edgeKey(to, from)) || keyOf(from) < keyOf(to)));
}

function refuseCrossings(edges) {
  const buckets = new Map();
  edges.forEach((edge) => {
    const [low, high] = [0, 1].map((pick) =>
      [0, 1].map((axis) => Math.floor((pick ? Math.max : Math.min)(edge[0][axis], edge[1][axis]) / BUCKET)),
    );
    for (let column = low[0]; column <= high[0]; column += 1) {
      for (let row = low[1]; row <= high[1]; row += 1) {
        const bucket = buckets.get(`${column},${row}`) ?? [];
        for (const other of bucket)
          if (cross(edge, other)) throw new Error(`edges cross: ${edge.join(" ")} and ${other.join(" ")}`);
        bucket.push(edge);
        buckets.set(`${column},${row}`, bucket);
      }
    }
  });
}

const side = ([ax, ay], [bx, by], [x, y]) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function cross([a, b], [c, d]) {
  const ends = [keyOf(a), keyOf(b)];
  const shared = [c, d].filter((point) => ends.includes(keyOf(point)));
  if (shared.length === 2) return true;
  if (shared.length === 1) {
    const [own, other] = [keyOf(a) === keyOf(shared[0]) ? b : a, keyOf(c) === keyOf(shared[0]) ? d : c];
    return (
      side(shared[0], own, other) === 0 &&
      (own[0] - shared[0][0]) * (other[0] - shared[0][0]) + (own[1] - shared[0][1]) * (other[1] - shared[0][1]) > 0
    );
  }
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (s1 === 0 && s2 === 0) {
    const axis = a[0] === b[0] ? 1 : 0;
    return (
      Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis])) <=
      Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
    );
  }
  return s1 * s2 <= 0 && s3 * s4 <= 0;
}
