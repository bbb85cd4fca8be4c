import { isTooFarAhead } from "../../kernel/device-time.js";
import { accept, refuse, type Result } from "../../kernel/result.js";

/** The time that a device gives for an action, kept beside the server's; without one the server's counts for both. */
export function deviceTime(at: Date | null | undefined, now: Date): Result<Date> {
  if (at == null) return accept(now);
  return isTooFarAhead(at, now) ? refuse("TOO_FAR_IN_FUTURE", { path: ["input", "at"] }) : accept(at);
}
