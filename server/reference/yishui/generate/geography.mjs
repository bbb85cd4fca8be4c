import { cutIntoCells, spreadSites } from "./cells.mjs";
import { groupedBy } from "./grouped-by.mjs";
import { fromDegrees, SQUARE_KILOMETERS, toPlane } from "./plane.mjs";
import { contains, signedArea2 } from "./polygon.mjs";
import { seededRandom } from "./random.mjs";
import { dissolve, giveStraysToNeighbours, snap, verifyMap } from "./topology.mjs";

const GRIDS_IN_ALL = 1358;

/**
 * The county cut into townships, villages and grids, as rings of whole micro-degrees that share every corner and edge. Each level is cut
 * inside the one above; at the end villages, townships and the county are put together again from their grids, so all levels agree.
 */
export function drawCounty({ outline, townships, villages, villagePoints }) {
  const townshipAreas = drawTownships(outline, townships);
  const villageAreas = drawVillages(townshipAreas, townships, villages, villagePoints);
  const grids = drawGrids(villageAreas);
  const areas = (length) =>
    dissolve(grids, ({ owner }) => owner.slice(0, length)).toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
  const [county] = areas(6);
  verifyMap(grids, county.ring);
  refuseLostCorners(outline, county.ring);
  return {
    county,
    townships: areas(9),
    villages: areas(12),
    grids,
    knownPlaces: placesAtHome(villagePoints, areas(12)),
  };
}

/* A real place that fell into a neighbour's drawn area would only contradict the map. */
function placesAtHome(villagePoints, villageAreas) {
  const rings = new Map(villageAreas.map(({ owner, ring }) => [owner, ring]));
  return villagePoints.filter(({ code, longitude, latitude }) =>
    contains(rings.get(code), fromDegrees([longitude, latitude])),
  );
}

/** The area of a ring in square kilometres. */
export const squareKilometers = (ring) => (signedArea2(ring) / 2) * SQUARE_KILOMETERS;

function drawTownships(outline, townships) {
  const seats = townships.map(({ longitude, latitude }) => fromDegrees([longitude, latitude]));
  const pieces = snap(cutIntoCells(outline, seats));
  return named(dissolve(giveStraysToNeighbours(pieces, ({ owner, ring }) => contains(ring, seats[owner]))), townships);
}

function drawVillages(townshipAreas, townships, villages, villagePoints) {
  const pieces = townshipAreas.flatMap(({ owner: township, ring }) => {
    const own = villages.filter(({ code }) => code.startsWith(township));
    const placed = villagePoints
      .filter(({ code }) => code.startsWith(township))
      .map(({ code, longitude, latitude }) => ({ code, site: fromDegrees([longitude, latitude]) }))
      .filter(({ site }) => contains(ring, site));
    const sites = spreadSites(
      ring,
      own.length,
      seededRandom(`villages ${township}`),
      placed.map(({ site }) => site),
    );
    const seat = townships.find(({ code }) => code === township);
    const order = orderOfNames(own, placed, sites, fromDegrees([seat.longitude, seat.latitude]));
    return cutIntoCells(ring, sites).map((piece) => ({
      owner: order[piece.owner],
      ring: piece.ring,
      site: sites[piece.owner],
    }));
  });
  return settled(pieces, 9);
}

/* Real places keep their name; the others are given out from the seat outwards, residents' committees first, then by code. */
function orderOfNames(villages, placed, sites, seat) {
  const codes = placed.map(({ code }) => code);
  const rest = villages
    .filter(({ code }) => !codes.includes(code))
    .toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
  const distance = (i) => Math.hypot(...toPlane([sites[i][0] - seat[0], sites[i][1] - seat[1]]));
  const open = sites
    .map((_, i) => i)
    .slice(placed.length)
    .toSorted((a, b) => distance(a) - distance(b));
  open.forEach((site, i) => (codes[site] = rest[i].code));
  return codes;
}

const rank = ({ name }) => (name.endsWith("居委会") ? 0 : 1);

function drawGrids(villageAreas) {
  const counts = shareOutGrids(villageAreas);
  const pieces = villageAreas.flatMap(({ owner: village, ring }) => {
    const count = counts.get(village);
    if (count === 1) return [{ owner: `${village}001`, ring, site: null }];
    const sites = inReadingOrder(spreadSites(ring, count, seededRandom(`grids ${village}`)));
    return cutIntoCells(ring, sites).map((piece) => ({
      owner: `${village}${String(piece.owner + 1).padStart(3, "0")}`,
      ring: piece.ring,
      site: sites[piece.owner],
    }));
  });
  return settled(pieces, 12).toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
}

/* One grid each, then always one more to the village with the most ground per grid. */
function shareOutGrids(villageAreas) {
  const shares = villageAreas.map(({ owner, ring }) => ({ owner, area: signedArea2(ring), count: 1 }));
  for (let given = shares.length; given < GRIDS_IN_ALL; given += 1) {
    shares.reduce((most, share) => (share.area / share.count > most.area / most.count ? share : most)).count += 1;
  }
  return new Map(shares.map(({ owner, count }) => [owner, count]));
}

/* Grids are numbered in rows from north to south, and in each row from west to east. */
function inReadingOrder(sites) {
  const perRow = Math.ceil(Math.sqrt(sites.length));
  const southwards = sites.toSorted((a, b) => b[1] - a[1]);
  const rows = groupedBy(
    southwards.map((site, i) => ({ site, row: Math.floor(i / perRow) })),
    ({ row }) => row,
  );
  return [...rows.values()].flatMap((row) => row.map(({ site }) => site).toSorted((a, b) => a[0] - b[0]));
}

/* Snapped over the whole county, strays given away inside their parent (the first so many digits of the owner). */
function settled(pieces, parentDigits) {
  const sites = new Map(pieces.map(({ owner, site }) => [owner, site]));
  const parents = groupedBy(snap(pieces), ({ owner }) => owner.slice(0, parentDigits));
  return [...parents.values()].flatMap((own) =>
    dissolve(
      giveStraysToNeighbours(own, ({ owner, ring }) => sites.get(owner) !== null && contains(ring, sites.get(owner))),
    ),
  );
}

const named = (cells, divisions) => cells.map(({ owner, ring }) => ({ owner: divisions[owner].code, ring }));

function refuseLostCorners(outline, ring) {
  const kept = new Set(ring.map(String));
  const lost = outline.filter((vertex) => !kept.has(String(vertex)));
  if (lost.length > 0) throw new Error(`${lost.length} corners of the outline are lost`);
}
