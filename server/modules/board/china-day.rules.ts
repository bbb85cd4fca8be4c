/** A day in milliseconds; China knows no summer time, so every day of it is as long. */
export const DAY_MS = 86_400_000;

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Midnight in China, where the working day of the county begins. */
export function startOfDay(now: Date): Date {
  const local = now.getTime() + CHINA_OFFSET_MS;
  return new Date(local - (local % DAY_MS) - CHINA_OFFSET_MS);
}
