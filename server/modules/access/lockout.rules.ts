/** So many failures in a row lock a name. */
export const FAILURES_TO_LOCK = 5;
const LOCKED_MS = 15 * 60_000;

/** Until when a name that fails once more now stays locked. */
export function lockedUntil(now: Date): Date {
  return new Date(now.getTime() + LOCKED_MS);
}
