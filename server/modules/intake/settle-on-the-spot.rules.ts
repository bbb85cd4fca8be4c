import type { RefusalCode } from "../../kernel/refusal.js";
import type { Tier } from "../matters/index.js";

/** What settling on the spot (即报即结) looks at. */
export interface SettledThing {
  readonly isSettleable: boolean;
  readonly isPenalty: boolean;
  readonly isComplaint: boolean;
  readonly tier: Tier;
  readonly result: string;
  readonly resultCode: string;
  readonly resultCodes: readonly string[];
  readonly evidenceCount: number;
}

/** Only matters marked settleable, never a penalty, complaint or EMERGENCY; result and before/after evidence are required. */
export function objectionToSettling(
  thing: SettledThing,
): { readonly code: RefusalCode; readonly path: readonly string[] } | null {
  if (!thing.isSettleable || thing.isPenalty || thing.isComplaint || thing.tier === "EMERGENCY")
    return { code: "NOT_SETTLEABLE", path: ["input", "settled"] };
  if (!thing.resultCodes.includes(thing.resultCode))
    return { code: "RESULT_CODE_REQUIRED", path: ["input", "settled", "resultCode"] };
  if (thing.result.trim() === "") return { code: "INVALID_INPUT", path: ["input", "settled", "result"] };
  if (thing.evidenceCount < 2) return { code: "EVIDENCE_REQUIRED", path: ["input", "settled", "evidenceIds"] };
  return null;
}
