/** The server tells whole seconds, and an answer takes its time: less than this is no error of the clock. */
const BLUR_MS = 3_000;
/** A step made by this much after now is not of a clock that is a little fast. */
const AHEAD_MS = 60_000;

/** How far the server's clock is ahead of the device's, after an answer of that date came; a small difference to what was known changes nothing. */
export function offsetAfter(known: number, date: string | null, deviceNow: number): number {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return known;
  const offset = told - deviceNow;
  if (Math.abs(offset) < BLUR_MS) return 0;
  return Math.abs(offset - known) < BLUR_MS ? known : offset;
}

/** The time to tell for what was done: as it was noted, or now where the clock that noted it ran ahead. */
export function believable(notedAt: string, now: number): string {
  return Date.parse(notedAt) > now + AHEAD_MS ? new Date(now).toISOString() : notedAt;
}
