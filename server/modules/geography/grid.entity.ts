import { defineEntity, p } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

export const GRID_KINDS = ["BASE", "DEDICATED"] as const;
export type GridKind = (typeof GRID_KINDS)[number];

/** The smallest area of responsibility; belongs to one village and carries a 15-digit code. */
export const GridEntity = defineEntity({
  name: "Grid",
  tableName: "grid",
  properties: {
    code: p.string().primary(),
    id: p.string().$type<Id<"grd">>().unique(),
    name: p.string(),
    kind: p.enum(GRID_KINDS),
    villageCode: p.string().index(),
    boundary: p.json().nullable().lazy(),
  },
});
