import { keepText, keptText } from "../store/kept-text.js";
import { offsetAfter } from "./server-clock.rules.js";

const KEPT = "muster.phone.clock";
let offsetMs = Number(keptText(KEPT) ?? 0) || 0;

/** Learns from an answer of the server how far the clock of this phone is off. */
export function learnClock(answer: Response): void {
  const offset = offsetAfter(offsetMs, answer.headers.get("date"), Date.now());
  if (offset === offsetMs) return;
  offsetMs = offset;
  keepText(KEPT, String(offset));
}

/** The time by the server's clock as last heard, in milliseconds since 1970: a phone that is hours off still counts deadlines and tells times that are true. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
