import { defineEntity, p } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

export const DIVISION_LEVELS = ["COUNTY", "TOWNSHIP", "VILLAGE"] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

export const DIVISION_KINDS = [
  "COUNTY",
  "STREET",
  "TOWN",
  "TOWNSHIP",
  "VILLAGE_COMMITTEE",
  "RESIDENTS_COMMITTEE",
] as const;
export type DivisionKind = (typeof DIVISION_KINDS)[number];

/** A county, township or village; the code is its place in the tree. */
export const DivisionEntity = defineEntity({
  name: "Division",
  tableName: "division",
  properties: {
    code: p.string().primary(),
    id: p.string().$type<Id<"div">>().unique(),
    name: p.string(),
    level: p.enum(DIVISION_LEVELS),
    kind: p.enum(DIVISION_KINDS),
    parentCode: p.string().nullable().index(),
    seatLongitude: p.double().$type<number>().nullable(),
    seatLatitude: p.double().$type<number>().nullable(),
    boundary: p.json().nullable().lazy(),
    isBoundarySynthetic: p.boolean(),
    pinyin: p.string().nullable(),
    pinyinInitials: p.string().nullable(),
  },
});
