import { refusal, type Refusal, type RefusalCode, type RefusalDetails } from "./refusal.js";

/** Either a value or an expected refusal; only bugs are thrown. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** The good outcome. */
export function accept<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** The expected "no". */
export function refuse(code: RefusalCode, details?: RefusalDetails): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal(code, details) };
}
