import { HOUR_WEIGHTS, REPORTS_PER_DAY } from "./figures.js";

/** So many incidents are open in a county whose days are like those of the figures. */
export const USUAL_OPEN = 100;
/** A start that finds fewer open incidents fills the screen first. */
const FEW_OPEN = 60;
const WARM_UP_PAUSE_MS = 350;
/** However quiet the hour, the next report comes before somebody takes the screen for dead. */
const LONGEST_PAUSE_MS = 10 * 60_000;
const CHINA_HOURS_AHEAD = 8;

/** By how much the stream swells or shrinks, by how many incidents are open: first row that fits. */
const SWELL: readonly (readonly [openBelow: number, factor: number])[] = [
  [40, 4],
  [70, 2],
  [120, 1],
  [150, 0.5],
];

/** Whether a simulator that starts now begins with a burst. */
export function needsWarmUp(open: number): boolean {
  return open < FEW_OPEN;
}

/** The hour of the day in China. */
export function hourInChina(now: Date): number {
  return (now.getUTCHours() + CHINA_HOURS_AHEAD) % 24;
}

/** How many reports an hour brings at the stream's own speed, 0 where so much is open that none is to come. */
export function reportsPerHour(hour: number, open: number): number {
  const factor = SWELL.find(([openBelow]) => open < openBelow)?.[1] ?? 0;
  return (REPORTS_PER_DAY / 24) * (HOUR_WEIGHTS[hour] ?? 1) * factor;
}

/** How long until the next report, by a share between 0 and 1; null where none is to come before the county has caught up. */
export function pauseBeforeReport({ hour, open, speed, isWarmingUp }: ReportPace, share: number): number | null {
  if (isWarmingUp) return WARM_UP_PAUSE_MS;
  const perHour = reportsPerHour(hour, open) * speed;
  if (perHour === 0) return null;
  return Math.min(LONGEST_PAUSE_MS, (-Math.log(1 - Math.min(share, 0.999)) / perHour) * 3_600_000);
}

/** What decides how soon somebody reports something. */
export interface ReportPace {
  readonly hour: number;
  readonly open: number;
  readonly speed: number;
  readonly isWarmingUp: boolean;
}
