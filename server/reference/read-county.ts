import { crossCheckCounty } from "./cross-check-county.js";
import {
  agencyRow,
  areaFeature,
  divisionRow,
  gridAreaFeature,
  gridRow,
  lineRow,
  personRow,
  postRow,
  squadRow,
} from "./county-rows.js";
import type { CountyFiles, CountyReference } from "./county-reference.js";
import { readFeatures, readRows } from "./read-rows.js";
import type { ReadFile } from "./read-rows.js";
import { ReferenceDataError } from "./reference-fault.js";

/** Reads a county's folder; throws a ReferenceDataError that names file, line and field of everything that is wrong with it. */
export function readCounty(folder: string): CountyReference {
  const files: CountyFiles = {
    divisions: readRows(folder, "divisions.ndjson", divisionRow),
    areas: readFeatures(folder, "areas.geojson", areaFeature),
    grids: readRows(folder, "grids.ndjson", gridRow),
    gridAreas: readFeatures(folder, "grid-areas.geojson", gridAreaFeature),
    lines: readRows(folder, "lines.ndjson", lineRow),
    agencies: readRows(folder, "agencies.ndjson", agencyRow),
    squads: readRows(folder, "squads.ndjson", squadRow),
    people: readRows(folder, "people.ndjson", personRow),
    posts: readRows(folder, "posts.ndjson", postRow),
  };
  const faults = Object.values(files).flatMap((file) => file.faults);
  // A row that could not be read would make every row that names it look wrong.
  const all = faults.length > 0 ? faults : crossCheckCounty(files);
  if (all.length > 0) throw new ReferenceDataError(all);
  return {
    divisions: valuesOf(files.divisions),
    areas: valuesOf(files.areas),
    grids: valuesOf(files.grids),
    gridAreas: valuesOf(files.gridAreas),
    lines: valuesOf(files.lines),
    agencies: valuesOf(files.agencies),
    squads: valuesOf(files.squads),
    people: valuesOf(files.people),
    posts: valuesOf(files.posts),
  };
}

function valuesOf<Row>(file: ReadFile<Row>): readonly Row[] {
  return file.rows.map(({ row }) => row);
}
