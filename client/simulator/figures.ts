/**
 * Figures of real streams, printed by `derive-figures/derive-figures.mjs` on 2026-11-25; no row, text or place of them is here.
 * - Reports, filing, signing, handling, checking, returns and repeats: 25,246 cases of a city's urgent-dispatch line on 84 days, 高雄市政府,
 *   Open1999派工受理案件資料, 2016-2017 (Open Government Data License 1.0 of Taiwan; the page of the data set could not be opened to confirm it).
 * - Squads: 11,676 unit responses, City and County of San Francisco, Fire Department Calls for Service (nuek-vuh3), ODC PDDL.
 */

/** The shares at which a spread gives its minutes. */
export const SPREAD_AT = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** Below how many minutes these shares of the durations lie. */
export const MINUTES = {
  /** From the call until it stands in the system. */
  register: [0.93, 1.13, 1.57, 2.55, 4.63, 9.13, 17.4],
  /** Until the agency signs. */
  sign: [19.6, 32.97, 63.33, 110.8, 162.2, 207.95, 254.72],
  /** From signing until handled. */
  handle: [0.92, 1.03, 2.02, 5.38, 690.02, 1792, 2868.43],
  /** From handled until closed. */
  check: [10.27, 71.27, 387.37, 1009.95, 1540.08, 2421.92, 2907.83],
  /** From an alarm until a unit has it. */
  alarm: [0.08, 0.15, 0.25, 0.47, 0.93, 2.45, 5.95],
  /** Until the unit is on its way. */
  turnOut: [0, 0.03, 0.13, 0.7, 1.42, 2.03, 2.47],
  /** From arrival until it is free. */
  onScene: [1.4, 3, 7.28, 19.8, 60.1, 78.25, 88.18],
} as const satisfies Record<string, readonly number[]>;

/** A duration that was measured. */
export type Figure = keyof typeof MINUTES;

/** How many reports an hour of the day brings, against the day's average. */
export const HOUR_WEIGHTS = [
  0.44, 0.2, 0.11, 0.08, 0.05, 0.1, 0.24, 0.69, 1.56, 1.95, 1.8, 1.54, 1.11, 1.19, 1.37, 1.36, 1.53, 1.52, 1.8, 1.49,
  1.31, 1.03, 0.93, 0.59,
] as const;

/** The stream brought 301 reports a day from a city of 2.8 million people; the county has about a million. */
export const REPORTS_PER_DAY = 108;

/** Shares of the cases. */
export const SHARES = {
  /** Given another category or unit after dispatch. */
  returned: 0.0319,
  /** Back in handling after handled. */
  reworked: 0.0116,
  /** The same category at the same address within 72 hours. */
  repeated: 0.034,
} as const;
