import { registerEnumType } from "type-graphql";
import type { CheckResult } from "../../server/modules/incidents/index.js";

/** What a check found, as the contract shows it. */
export const CheckResultEnum = {
  PASSED: "PASSED",
  FAILED: "FAILED",
  NOT_CHECKABLE: "NOT_CHECKABLE",
} as const satisfies Record<CheckResult, CheckResult>;

registerEnumType(CheckResultEnum, {
  name: "CheckResult",
  description: "核查结论。\nWhat a check found.",
  valuesConfig: {
    PASSED: { description: "核查通过。\nPassed." },
    FAILED: { description: "核查不通过，返工。\nFailed: it is reworked." },
    NOT_CHECKABLE: { description: "无法核查。\nIt cannot be checked." },
  },
});
