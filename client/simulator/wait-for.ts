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
/** What is due later than this is not left lying: nobody would still see it run out. */
const NEGLECT_WITHIN_MS = 4 * 60 * MINUTE_MS;
const NEGLECTED_FOR_MS = 20 * MINUTE_MS;

/** The instant at which a step is done, by a share between 0 and 1: as long as the figure says at this speed, but in time, unless it is neglected. */
export function doneAt(step: Step, { nowMs, speed, travelMs, isHurried }: Waiting, share: number): number {
  if (isHurried && step.wait !== "travel") return nowMs + SHORTEST_MS + share * HURRIED_MS;
  const needed = step.wait === "travel" ? travelMs : (minutesAt(step.wait, share) * MINUTE_MS) / speed;
  const wait = Math.max(SHORTEST_MS, needed);
  const left = step.dueAt === undefined ? null : Date.parse(step.dueAt) - nowMs;
  if (left === null || left <= 0 || step.wait === "travel") return nowMs + wait;
  if (step.isNeglected === true && left < NEGLECT_WITHIN_MS) return nowMs + left + share * NEGLECTED_FOR_MS;
  return nowMs + Math.max(SHORTEST_MS, Math.min(wait, left * IN_TIME));
}
