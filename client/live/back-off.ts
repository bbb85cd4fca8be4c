/** The server is going away and everybody was closed at once: come back spread over this time. */
const SPREAD_MS = 5_000;
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const GOING_AWAY: ReadonlySet<number> = new Set([1001, 1012]);

/** How long to wait before coming back: full jitter up to 0.5 s, doubling to 30 s; after a restart of the server spread over 5 s. */
export function waitBeforeRetry(retries: number, closeCode: number | null, random: () => number): number {
  const grown = FIRST_MS * 2 ** Math.min(retries, 16);
  const least = closeCode !== null && GOING_AWAY.has(closeCode) ? SPREAD_MS : 0;
  return random() * Math.min(Math.max(grown, least), LONGEST_MS);
}
