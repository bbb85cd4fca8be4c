import type { Place } from "./incident-form.js";

const METERS_PER_DEGREE = 111_195;
/** Roads of a county in hills are about 1.4 times the straight line. */
const DETOUR = 1.4;
/** 40 km/h on the average over county roads and village streets. */
const SPEED_METERS_PER_SECOND = 40_000 / 3_600;
const SHORTEST_DRIVE_S = 90;
const CORNERS = 12;
/** Cells at the county's outline are not quite convex: nearer than this to a corner a point may lie beyond it. */
const REACH = 0.5;

/** The straight distance between two places, near enough for one county. */
export function metersBetween(from: Place, to: Place): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(east, to.latitude - from.latitude) * METERS_PER_DEGREE;
}

/** How long a squad drives from one place to another at its own pace, in milliseconds. */
export function driveMs(from: Place, to: Place): number {
  return Math.max(SHORTEST_DRIVE_S, (metersBetween(from, to) * DETOUR) / SPEED_METERS_PER_SECOND) * 1_000;
}

/** A line that bends like a road, by a number between 0 and 1; it begins and ends exactly at the two places. */
export function routeBetween(from: Place, to: Place, bend: number): readonly Place[] {
  const sideways = (bend - 0.5) * 0.6;
  const [east, north] = [to.longitude - from.longitude, to.latitude - from.latitude];
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const along = corner / CORNERS;
    const aside = sideways * Math.sin(Math.PI * along) + 0.06 * Math.sin(3 * Math.PI * along);
    return {
      longitude: from.longitude + east * along - north * aside,
      latitude: from.latitude + north * along + east * aside,
    };
  });
}

/** The place at a share of a route. */
export function placeAt(route: readonly Place[], share: number): Place {
  const at = Math.min(Math.max(share, 0), 1) * (route.length - 1);
  const [before, after] = [route[Math.floor(at)], route[Math.ceil(at)]];
  if (before === undefined || after === undefined) throw new Error("a route has no place");
  return between(before, after, at - Math.floor(at));
}

/** A point of an area: from the middle of its corners so far towards one of them; inside, as far as the cells are convex. */
export function middleAnd(corners: readonly (readonly number[])[], share: number, reach: number): Place {
  const places = corners.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }));
  const mean = (axis: "longitude" | "latitude") =>
    places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
  const middle = { longitude: mean("longitude"), latitude: mean("latitude") };
  return between(middle, places[Math.floor(share * places.length)] ?? middle, reach * REACH);
}

function between(from: Place, to: Place, share: number): Place {
  return {
    longitude: from.longitude + (to.longitude - from.longitude) * share,
    latitude: from.latitude + (to.latitude - from.latitude) * share,
  };
}
