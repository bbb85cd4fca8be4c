import { agencyRow, divisionRow, lineRow } from "./county-rows.js";
import { crossCheckMatters } from "./cross-check-matters.js";
import { calendarRow, centerLimitRow, matterClassRow, matterRow, resultCodeRow, ruleRow } from "./matter-rows.js";
import type { MattersFiles, MattersReference } from "./matters-reference.js";
import { readRows } from "./read-rows.js";
import type { ReadFile } from "./read-rows.js";
import { ReferenceDataError } from "./reference-fault.js";

/** Reads the matters of a county's folder; throws a ReferenceDataError that names file, line and field of everything that is wrong. */
export function readMatters(folder: string): MattersReference {
  const files: MattersFiles = {
    classes: readRows(folder, "matter-classes.ndjson", matterClassRow),
    resultCodes: readRows(folder, "result-codes.ndjson", resultCodeRow),
    matters: readRows(folder, "matters.ndjson", matterRow),
    rules: readRows(folder, "rules.ndjson", ruleRow),
    centerLimits: readRows(folder, "center-limits.ndjson", centerLimitRow),
    calendar: readRows(folder, "calendar.ndjson", calendarRow),
    divisions: readRows(folder, "divisions.ndjson", divisionRow),
    lines: readRows(folder, "lines.ndjson", lineRow),
    agencies: readRows(folder, "agencies.ndjson", agencyRow),
  };
  const faults = Object.values(files).flatMap((file) => file.faults);
  // A row that could not be read would make every row that names it look wrong.
  const all = faults.length > 0 ? faults : crossCheckMatters(files);
  if (all.length > 0) throw new ReferenceDataError(all);
  return {
    classes: valuesOf(files.classes),
    resultCodes: valuesOf(files.resultCodes),
    matters: valuesOf(files.matters),
    rules: valuesOf(files.rules),
    centerLimits: valuesOf(files.centerLimits),
    calendar: valuesOf(files.calendar),
  };
}

function valuesOf<Row>(file: ReadFile<Row>): readonly Row[] {
  return file.rows.map(({ row }) => row);
}
