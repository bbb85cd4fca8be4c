/** What a pace needs of the world; a test gives its own. */
export interface Time {
  now: () => number;
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Waits until a report made at `reportedAt` is due and says how many milliseconds late it then is. */
export type Pace = (reportedAt: Date, signal: AbortSignal) => Promise<number>;

// A timer holds no more than 24.8 days; files have longer gaps.
const longestSleepMs = 3_600_000;

/** The pace of a replay: the file's own gaps divided by `speed`, counted from the first report; `max` never waits. */
export function paceOf(speed: number | "max", time: Time): Pace {
  if (speed === "max") return () => Promise.resolve(0);
  let start: { reportedAt: number; now: number } | undefined;
  return async (reportedAt, signal) => {
    start ??= { reportedAt: reportedAt.getTime(), now: time.now() };
    const due = start.now + (reportedAt.getTime() - start.reportedAt) / speed;
    while (time.now() < due && !signal.aborted) await time.sleep(Math.min(due - time.now(), longestSleepMs), signal);
    return Math.max(0, time.now() - due);
  };
}
