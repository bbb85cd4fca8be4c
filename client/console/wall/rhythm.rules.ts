import type { ReportRhythmQuery } from "../../generated/graphql.js";

/** Today's reports beside a usual day, as the server counts them. */
export type Rhythm = ReportRhythmQuery["reportRhythm"];

const HOUR_MS = 3_600_000;

/** How many are usually reported by this time of the day: the hours gone by, and of the present one the part that is over. Null where there is nothing to compare with. */
export function usualByNow({ hours, dayStartsAt, weeksCompared }: Rhythm, now: number): number | null {
  if (weeksCompared === 0) return null;
  const gone = (now - Date.parse(dayStartsAt)) / HOUR_MS;
  return hours.reduce(
    (sum, { hour, usualCount }) => sum + (usualCount ?? 0) * Math.min(1, Math.max(0, gone - hour)),
    0,
  );
}
