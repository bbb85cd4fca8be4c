import type { z } from "zod";
import type {
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
import type { ReadFile } from "./read-rows.js";

/** The geography and organisations of one county, checked: every code that is named exists. */
export interface CountyReference {
  readonly divisions: readonly z.output<typeof divisionRow>[];
  readonly areas: readonly z.output<typeof areaFeature>[];
  readonly grids: readonly z.output<typeof gridRow>[];
  readonly gridAreas: readonly z.output<typeof gridAreaFeature>[];
  readonly lines: readonly z.output<typeof lineRow>[];
  readonly agencies: readonly z.output<typeof agencyRow>[];
  readonly squads: readonly z.output<typeof squadRow>[];
  readonly people: readonly z.output<typeof personRow>[];
  readonly posts: readonly z.output<typeof postRow>[];
}

/** The files of a county as they were read, before rows refer to each other. */
export type CountyFiles = { readonly [Name in keyof CountyReference]: ReadFile<CountyReference[Name][number]> };
