import type { z } from "zod";
import type { agencyRow, divisionRow, lineRow } from "./county-rows.js";
import type { calendarRow, centerLimitRow, matterClassRow, matterRow, resultCodeRow, ruleRow } from "./matter-rows.js";
import type { ReadFile } from "./read-rows.js";

/** The matters, responsibility list, limits and calendar of one county, checked: every code that is named exists. */
export interface MattersReference {
  readonly classes: readonly z.output<typeof matterClassRow>[];
  readonly resultCodes: readonly z.output<typeof resultCodeRow>[];
  readonly matters: readonly z.output<typeof matterRow>[];
  readonly rules: readonly z.output<typeof ruleRow>[];
  readonly centerLimits: readonly z.output<typeof centerLimitRow>[];
  readonly calendar: readonly z.output<typeof calendarRow>[];
}

/** The files of the matters as they were read, with those of the county that rules refer to. */
export type MattersFiles = { readonly [Name in keyof MattersReference]: ReadFile<MattersReference[Name][number]> } & {
  readonly divisions: ReadFile<z.output<typeof divisionRow>>;
  readonly lines: ReadFile<z.output<typeof lineRow>>;
  readonly agencies: ReadFile<z.output<typeof agencyRow>>;
};
