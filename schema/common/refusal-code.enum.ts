import { registerEnumType } from "type-graphql";
import { REFUSALS, type RefusalCode } from "../../server/kernel/refusal.js";

const codes = Object.keys(REFUSALS) as RefusalCode[];

/** The codes of the one catalogue of refusals, as the contract shows them. */
export const RefusalCodeEnum = Object.fromEntries(codes.map((code) => [code, code])) as Record<
  RefusalCode,
  RefusalCode
>;

registerEnumType(RefusalCodeEnum, {
  name: "RefusalCode",
  description: "拒绝原因代码，全平台统一。\nThe code of a refusal; one catalogue for the whole platform.",
  valuesConfig: Object.fromEntries(
    codes.map((code) => [code, { description: `${REFUSALS[code].zh}\n${REFUSALS[code].en}` }]),
  ),
});
