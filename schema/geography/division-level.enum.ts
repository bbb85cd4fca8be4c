import { registerEnumType } from "type-graphql";
import type { DivisionLevel } from "../../server/modules/geography/index.js";

/** The level of a division, as the contract shows it. */
export const DivisionLevelEnum = {
  COUNTY: "COUNTY",
  TOWNSHIP: "TOWNSHIP",
  VILLAGE: "VILLAGE",
} as const satisfies Record<DivisionLevel, DivisionLevel>;

registerEnumType(DivisionLevelEnum, {
  name: "DivisionLevel",
  description: "区划层级。\nThe level of a division.",
  valuesConfig: {
    COUNTY: { description: "县。\nA county." },
    TOWNSHIP: { description: "乡镇、街道。\nA township or street." },
    VILLAGE: { description: "村、社区。\nA village or community." },
  },
});
