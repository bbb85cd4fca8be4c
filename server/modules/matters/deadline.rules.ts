import { closingMinute } from "./duty-hours.rules.js";
import type { DutyHours } from "./duty-hours.rules.js";
import type { Limit, LimitClock } from "./matter.entity.js";
import { dayOf, instantOf } from "./work-calendar.rules.js";
import type { DayNumber, WorkCalendar } from "./work-calendar.rules.js";

/** A due time; provisional while a day it was counted over belongs to an unpublished year. */
export interface DueTime {
  readonly dueAt: Date;
  readonly isProvisional: boolean;
}

const HOUR_MILLISECONDS = 3_600_000;
/** Far beyond any limit; a calendar without a working day for so long is a fault, not a long wait. */
const HORIZON_DAYS = 3_660;

/**
 * When a limit that starts now runs out. Wall time and working hours of nothing are due at once; zero working days, the
 * rest of a paused limit, end at the next close of business. Throws RangeError on amounts that are no limit.
 */
export function dueAt(start: Date, limit: Limit, calendar: WorkCalendar, hours: DutyHours): DueTime {
  if (!(limit.amount >= 0 && Number.isFinite(limit.amount))) throw new RangeError(`no limit: ${limit.amount}`);
  switch (limit.clock) {
    case "WALL_TIME":
      return { dueAt: new Date(start.getTime() + millisecondsOf(limit.amount)), isProvisional: false };
    case "WORKING_HOURS":
      return afterWorkingTime(start, millisecondsOf(limit.amount), calendar, hours);
    case "WORKING_DAYS":
      if (!Number.isInteger(limit.amount)) throw new RangeError(`no whole working days: ${limit.amount}`);
      return afterWorkingDays(start, limit.amount, calendar, hours);
  }
}

/** What is left of a limit at the moment it is paused, in its own clock; null where it has run out already. */
export function remainingAt(
  pausedAt: Date,
  due: Date,
  clock: LimitClock,
  calendar: WorkCalendar,
  hours: DutyHours,
): Limit | null {
  if (pausedAt >= due) return null;
  switch (clock) {
    case "WALL_TIME":
      return { amount: (due.getTime() - pausedAt.getTime()) / HOUR_MILLISECONDS, clock };
    case "WORKING_HOURS":
      return { amount: workingTimeBetween(pausedAt, due, calendar, hours) / HOUR_MILLISECONDS, clock };
    case "WORKING_DAYS":
      return { amount: workingDaysAfter(dayOf(pausedAt), dayOfClose(due), calendar), clock };
  }
}

/** A paused clock on paper: when it was due, when it stood still, when it goes on, and in which time it counts. */
export interface PausedClock {
  readonly dueAt: Date;
  readonly pausedAt: Date;
  readonly resumedAt: Date;
  readonly clock: LimitClock;
}

/** The due time after a pause; one that was missed before the pause stays missed. */
export function resumeAt(paused: PausedClock, calendar: WorkCalendar, hours: DutyHours): DueTime {
  const left = remainingAt(paused.pausedAt, paused.dueAt, paused.clock, calendar, hours);
  if (left === null) return { dueAt: paused.dueAt, isProvisional: false };
  return dueAt(paused.resumedAt, left, calendar, hours);
}

/**
 * Our own end under an upstream deadline: the close of business of the last working day before the upstream's day. Where that
 * is no later than our start nothing can be held back, and ours is the upstream's.
 */
export function dueBeforeUpstream(start: Date, upstreamDueAt: Date, calendar: WorkCalendar, hours: DutyHours): DueTime {
  let isProvisional = false;
  const first = dayOf(start);
  for (let day = dayOf(upstreamDueAt) - 1; day >= first; day -= 1) {
    const kind = calendar.dayKind(day);
    isProvisional ||= !kind.isPublished;
    if (!kind.isWorking) continue;
    const close = instantOf(day, closingMinute(hours));
    return close > start ? { dueAt: close, isProvisional } : { dueAt: upstreamDueAt, isProvisional };
  }
  return { dueAt: upstreamDueAt, isProvisional };
}

function afterWorkingTime(start: Date, milliseconds: number, calendar: WorkCalendar, hours: DutyHours): DueTime {
  let left = milliseconds;
  let isProvisional = false;
  if (left === 0) return { dueAt: start, isProvisional };
  for (const day of daysFrom(dayOf(start))) {
    isProvisional ||= !hours.isEveryDay && !calendar.dayKind(day).isPublished;
    for (const [from, to] of openSpans(day, start, calendar, hours)) {
      if (left <= to - from) return { dueAt: new Date(from + left), isProvisional };
      left -= to - from;
    }
  }
  throw new RangeError("the calendar has no working time left");
}

function afterWorkingDays(start: Date, count: number, calendar: WorkCalendar, hours: DutyHours): DueTime {
  let counted = 0;
  let isProvisional = false;
  const startDay = dayOf(start);
  for (const day of daysFrom(count === 0 ? startDay : startDay + 1)) {
    const kind = calendar.dayKind(day);
    isProvisional ||= !kind.isPublished;
    if (!kind.isWorking) continue;
    counted += 1;
    const close = instantOf(day, closingMinute(hours));
    if (counted >= count && close >= start) return { dueAt: close, isProvisional };
  }
  throw new RangeError("the calendar has no working day left");
}

function workingTimeBetween(from: Date, to: Date, calendar: WorkCalendar, hours: DutyHours): number {
  let total = 0;
  for (let day = dayOf(from); day <= dayOf(to); day += 1) {
    for (const [opened, closed] of openSpans(day, from, calendar, hours)) {
      total += Math.max(0, Math.min(closed, to.getTime()) - opened);
    }
  }
  return total;
}

function workingDaysAfter(from: DayNumber, to: DayNumber, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) count += calendar.dayKind(day).isWorking ? 1 : 0;
  return count;
}

/** Open time of a day after an instant, as pairs of epoch milliseconds. */
function* openSpans(day: DayNumber, after: Date, calendar: WorkCalendar, hours: DutyHours): Iterable<[number, number]> {
  if (!hours.isEveryDay && !calendar.dayKind(day).isWorking) return;
  for (const span of hours.spans) {
    const from = Math.max(instantOf(day, span.from).getTime(), after.getTime());
    const to = instantOf(day, span.to).getTime();
    if (to > from) yield [from, to];
  }
}

function* daysFrom(first: DayNumber): Iterable<DayNumber> {
  for (let day = first; day < first + HORIZON_DAYS; day += 1) yield day;
}

/** A close of business at midnight belongs to the day that ends, not to the one that begins. */
function dayOfClose(due: Date): DayNumber {
  return dayOf(new Date(due.getTime() - 1));
}

/** Whole milliseconds, because a limit of five minutes is written as 0.0833333333 hours. */
function millisecondsOf(amountInHours: number): number {
  return Math.round(amountInHours * HOUR_MILLISECONDS);
}
