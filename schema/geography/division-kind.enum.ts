import { registerEnumType } from "type-graphql";
import type { DivisionKind } from "../../server/modules/geography/index.js";

/** The kind of a division, as the contract shows it. */
export const DivisionKindEnum = {
  COUNTY: "COUNTY",
  STREET: "STREET",
  TOWN: "TOWN",
  TOWNSHIP: "TOWNSHIP",
  VILLAGE_COMMITTEE: "VILLAGE_COMMITTEE",
  RESIDENTS_COMMITTEE: "RESIDENTS_COMMITTEE",
} as const satisfies Record<DivisionKind, DivisionKind>;

registerEnumType(DivisionKindEnum, {
  name: "DivisionKind",
  description: "区划种类。\nThe kind of a division.",
  valuesConfig: {
    COUNTY: { description: "县。\nA county." },
    STREET: { description: "街道。\nA street (an urban township)." },
    TOWN: { description: "镇。\nA town." },
    TOWNSHIP: { description: "乡。\nA rural township." },
    VILLAGE_COMMITTEE: { description: "村民委员会。\nA village committee." },
    RESIDENTS_COMMITTEE: { description: "社区居民委员会。\nA residents' committee." },
  },
});
