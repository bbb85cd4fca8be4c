import { registerEnumType } from "type-graphql";
import type { GridKind } from "../../server/modules/geography/index.js";

/** The kind of a grid, as the contract shows it. */
export const GridKindEnum = { BASE: "BASE", DEDICATED: "DEDICATED" } as const satisfies Record<GridKind, GridKind>;

registerEnumType(GridKindEnum, {
  name: "GridKind",
  description: "网格种类。\nThe kind of a grid.",
  valuesConfig: {
    BASE: { description: "基础网格。\nA base grid." },
    DEDICATED: { description: "专属网格：学校、企业、市场等。\nA dedicated grid: a school, a plant, a market." },
  },
});
