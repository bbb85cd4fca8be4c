import { Delaunay } from "d3-delaunay";
import polygonClipping from "polygon-clipping";
import { fromPlane, toPlane } from "./plane.mjs";
import { centroid, clipByConvex, contains, signedArea2 } from "./polygon.mjs";

const ROUNDS = 60;

/** So many sites spread evenly over a ring (Lloyd relaxation from random places); fixed sites stay where they are. All in micro-degrees. */
export function spreadSites(ring, count, random, fixed = []) {
  const area = ring.map(toPlane);
  const pinned = fixed.map(toPlane);
  let sites = [...pinned];
  while (sites.length < count) sites.push(randomPointIn(area, random));
  for (let round = 0; round < ROUNDS; round += 1) {
    const cells = voronoiCells(sites, area);
    sites = sites.map((site, i) => {
      if (i < pinned.length) return site;
      const middle = centroid(clipByConvex(area, cells[i]));
      return middle !== null && contains(area, middle) ? middle : site;
    });
  }
  return sites.map(fromPlane);
}

/** The Voronoi cells of the sites, cut by the ring: pieces { owner, ring } in micro-degrees, owner being the site's place in the list. */
export function cutIntoCells(ring, sites) {
  const area = ring.map(toPlane);
  const cells = voronoiCells(sites.map(toPlane), area);
  return cells.flatMap((cell, owner) =>
    polygonClipping.intersection([closed(area)], [closed(cell)]).map(([outer]) => {
      const piece = outer.slice(0, -1).map(fromPlane);
      return { owner, ring: signedArea2(piece) > 0 ? piece : piece.toReversed() };
    }),
  );
}

function voronoiCells(sites, area) {
  const [xs, ys] = [area.map(([x]) => x), area.map(([, y]) => y)];
  const bounds = [Math.min(...xs) - 1000, Math.min(...ys) - 1000, Math.max(...xs) + 1000, Math.max(...ys) + 1000];
  const voronoi = Delaunay.from(sites).voronoi(bounds);
  return sites.map((_, i) => {
    const cell = voronoi.cellPolygon(i).slice(0, -1);
    return signedArea2(cell) > 0 ? cell : cell.toReversed();
  });
}

function randomPointIn(area, random) {
  const [xs, ys] = [area.map(([x]) => x), area.map(([, y]) => y)];
  const [left, bottom, right, top] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  for (;;) {
    const point = [left + random() * (right - left), bottom + random() * (top - bottom)];
    if (contains(area, point)) return point;
  }
}

const closed = (ring) => [...ring, ring[0]];
