import { registerEnumType } from "type-graphql";
import type { CheckMethod } from "../../server/modules/checks/index.js";

/** How a check is made, as the contract shows it. */
export const CheckMethodEnum = {
  ON_SITE: "ON_SITE",
  PHONE: "PHONE",
  DOCUMENT: "DOCUMENT",
} as const satisfies Record<CheckMethod, CheckMethod>;

registerEnumType(CheckMethodEnum, {
  name: "CheckMethod",
  description: "核查方式。\nHow a check is made.",
  valuesConfig: {
    ON_SITE: { description: "现场核查。\nOn site." },
    PHONE: { description: "电话回访。\nBy phone." },
    DOCUMENT: { description: "材料核查。\nBy documents." },
  },
});
