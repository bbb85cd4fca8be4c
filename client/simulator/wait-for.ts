import { minutesAt } from "./draw.js";
import type { Step } from "./step.js";

/** What decides how long a step waits: the instant, the speed, and how far a squad still has to go at that speed. */
export interface Waiting {
  readonly nowMs: number;
  readonly speed: number;
  readonly travelMs: number;
  /** A burst at the start brings incidents quickly to where they then stay. */
  readonly isHurried: boolean;
}

const MINUTE_MS = 60_000;
/** Nobody reads an order and answers it within the same second. */
const SHORTEST_MS = 1_000;
const HURRIED_MS = 3_000;
/** The part of what is left until the due time in which people are done. */
const IN_TIME = 0.8;
const HOUR_MS = 60 * MINUTE_MS;
/** What is due later than this, or than so many hours at the stream's own speed, is not left lying: it would only wait among the others. */
const NEGLECT_WITHIN_HOURS = { most: 4, atOwnSpeed: 60 };
/** At the stream's own speed it is late for so many hours before somebody takes it up. */
const LATE_HOURS = { least: 2.5, more: 10 };

/** The instant at which a step is done, by a share between 0 and 1: as long as the figure says at this speed, but in time, unless it is neglected. */
export function doneAt(step: Step, { nowMs, speed, travelMs, isHurried }: Waiting, share: number): number {
  if (isHurried && step.wait !== "travel") return nowMs + SHORTEST_MS + share * HURRIED_MS;
  const needed = step.wait === "travel" ? travelMs : (minutesAt(step.wait, share) * MINUTE_MS) / speed;
  const wait = Math.max(SHORTEST_MS, needed);
  const left = step.dueAt === undefined ? null : Date.parse(step.dueAt) - nowMs;
  if (left === null || left <= 0 || step.wait === "travel") return nowMs + wait;
  const { most, atOwnSpeed } = NEGLECT_WITHIN_HOURS;
  if (step.isNeglected === true && left < Math.min(most, atOwnSpeed / speed) * HOUR_MS)
    return nowMs + left + ((LATE_HOURS.least + share * LATE_HOURS.more) * HOUR_MS) / speed;
  return nowMs + Math.max(SHORTEST_MS, Math.min(wait, left * IN_TIME));
}
