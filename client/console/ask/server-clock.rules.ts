/** Between which bounds, in milliseconds, the server's clock is ahead of this machine's. */
export interface ClockBounds {
  readonly least: number;
  readonly most: number;
}

/** An answer's `Date` header is cut to whole seconds. */
const HEADER_MS = 1_000;

/** What an answer tells: when it was asked and came by this machine's clock, and its `Date` header in milliseconds. */
export function boundsOfAnswer(askedAt: number, cameAt: number, date: number): ClockBounds {
  return { least: date - cameAt, most: date + HEADER_MS - askedAt };
}

/** Narrows what is known by what was just seen; where both cannot be true a clock was set, and only what was just seen counts. */
export function narrow(known: ClockBounds | null, seen: ClockBounds): ClockBounds {
  if (known === null) return seen;
  const both = { least: Math.max(known.least, seen.least), most: Math.min(known.most, seen.most) };
  return both.least <= both.most ? both : seen;
}
