/** How the live engine paces itself and what one reader may cost; every number of it stands here. */
export interface LiveLimits {
  /** The most entries that one read, one filter pass and one frame hold. */
  readonly batch: number;
  /** How many of the newest entries are kept in memory for whoever comes back. */
  readonly ring: number;
  /** The tail looks by itself this often, so that a lost hint costs no more. */
  readonly pollMs: number;
  /** A look that has not been answered for this long has failed; above PostgreSQL's own limit on a statement. */
  readonly readMs: number;
  /** A feed without news moves its cursor after this long; with `tickMs` added it stays under 5 s. */
  readonly heartbeatMs: number;
  /** How often groups are looked at for heartbeats and for slow readers that may go on. */
  readonly tickMs: number;
  /** How many members catch up at the same time; the others wait their turn and the live ones go on. */
  readonly catchUps: number;
  /** How many groups render at the same time, so that they leave connections to everybody else. */
  readonly renders: number;
  /** A reader with more unread than this leaves its group until it has drained to half. */
  readonly slowBytes: number;
  /** A reader with more unread than this is given up. */
  readonly lostBytes: number;
  /** A slow reader that has not drained for this long is given up. */
  readonly drainMs: number;
  /** How often a slow reader is looked at. */
  readonly drainCheckMs: number;
  /** The first and the longest wait after a failure. */
  readonly backOffMs: readonly [first: number, longest: number];
}

/** The limits of the product. */
export const LIVE_LIMITS: LiveLimits = {
  batch: 200,
  ring: 2_000,
  pollMs: 250,
  readMs: 6_000,
  heartbeatMs: 4_000,
  tickMs: 500,
  catchUps: 6,
  renders: 6,
  slowBytes: 256 * 1024,
  lostBytes: 2 * 1024 * 1024,
  drainMs: 20_000,
  drainCheckMs: 50,
  backOffMs: [50, 2_000],
};

/** How long to wait before the next try. */
export function backOff({ backOffMs: [first, longest] }: LiveLimits, failures: number): number {
  return Math.min(first * 2 ** Math.min(failures - 1, 16), longest);
}
