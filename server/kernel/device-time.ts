/** A phone's clock may run ahead by this much; more is refused, because nobody tells what has not happened yet. */
const TOLERANCE_MS = 5 * 60_000;

/** Tells whether a time that a device gives lies too far in the server's future to be taken. */
export function isTooFarAhead(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + TOLERANCE_MS;
}
