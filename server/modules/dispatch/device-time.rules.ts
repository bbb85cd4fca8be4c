import { accept, refuse, type Result } from "../../kernel/result.js";

/** A phone's clock may run ahead by this much; more is refused, because nobody accepts what has not happened yet. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/** The time that a device gives for an action, kept beside the server's; without one the server's counts for both. */
export function deviceTime(at: Date | null | undefined, now: Date): Result<Date> {
  if (at == null) return accept(now);
  return at.getTime() > now.getTime() + FUTURE_TOLERANCE_MS
    ? refuse("TOO_FAR_IN_FUTURE", { path: ["input", "at"] })
    : accept(at);
}
