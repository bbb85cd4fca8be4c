/** The times of a deadline that decide whether it is late. */
export interface DeadlineTimes {
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly pausedAt: Date | null;
}

/** A deadline is overdue once it was met too late, or is not met and its time has run out; a paused clock stands where it stood, also where it is met meanwhile. */
export function isDeadlineOverdue({ dueAt, metAt, pausedAt }: DeadlineTimes, now: Date): boolean {
  return dueAt < (pausedAt ?? metAt ?? now);
}

/** An incident is overdue while the nearest of its armed clocks has run out. */
export function isIncidentOverdue({ nextDueAt }: { readonly nextDueAt: Date | null }, now: Date): boolean {
  return nextDueAt !== null && nextDueAt < now;
}
