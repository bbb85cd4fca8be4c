/** After how many minutes without a hand a desk is covered; 0 is never. */
export type LockMinutes = 0 | 5 | 10 | 30;

/** What a device may be set to. */
export const LOCK_MINUTES: readonly LockMinutes[] = [5, 10, 30, 0];
const USUAL: LockMinutes = 10;

/** Reads what a device was set to; anything else is the usual ten minutes. */
export function readLockMinutes(kept: string | null): LockMinutes {
  return LOCK_MINUTES.find((minutes) => String(minutes) === kept) ?? USUAL;
}

/** Whether nobody has touched the desk for too long. */
export function isIdle(touchedAt: number, now: number, minutes: LockMinutes): boolean {
  return minutes > 0 && now - touchedAt >= minutes * 60_000;
}
