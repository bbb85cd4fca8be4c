import { readFileSync } from "node:fs";
import { join } from "node:path";
import gcoord from "gcoord";
import { z } from "zod";
import { demoCountyFolder } from "../support/template-database.js";

const areasForm = z.object({
  features: z.array(
    z.object({
      properties: z.object({ code: z.string() }),
      geometry: z.object({ coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
    }),
  ),
});
const grids = areasForm.parse(JSON.parse(readFileSync(join(demoCountyFolder, "grid-areas.geojson"), "utf8"))).features;

/** Where something is reported. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A point well inside the first grid of a division: the middle of its corners, since the cells are convex. */
export function pointIn(divisionCode: string): Point {
  const grid = grids.find(({ properties }) => properties.code.startsWith(divisionCode));
  const corners = grid?.geometry.coordinates[0]?.slice(1) ?? [];
  if (corners.length === 0) throw new Error(`${divisionCode} has no ground`);
  const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { longitude: middle(0), latitude: middle(1) };
}

/** The same place in the coordinates that a phone with a Chinese map sends. */
export function asOnChineseMaps({ longitude, latitude }: Point): Point {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.CRSTypes.WGS84, gcoord.CRSTypes.GCJ02);
  return { longitude: east, latitude: north };
}
