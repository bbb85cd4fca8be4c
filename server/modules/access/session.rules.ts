const MINUTE_MS = 60_000;

/** A session ends after this long without a request or an open live socket. */
export const IDLE_MS = 30 * MINUTE_MS;
/** A session ends after this long whatever happens: a shift of twelve hours. */
export const LIFETIME_MS = 12 * 60 * MINUTE_MS;
/** Use is noted at most this often, so that reading does not become writing. */
export const SEEN_EVERY_MS = MINUTE_MS;

/** When a session that begins now ends at the latest. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + LIFETIME_MS);
}

/** The last use before this is too long ago. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_MS);
}

/** A last use before this is due to be noted again. */
export function seenSince(now: Date): Date {
  return new Date(now.getTime() - SEEN_EVERY_MS);
}
