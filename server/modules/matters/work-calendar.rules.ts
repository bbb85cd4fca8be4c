const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;
/** China keeps one offset all year, so no time-zone table is needed. */
const CHINA_OFFSET_MILLISECONDS = 8 * 60 * MINUTE_MILLISECONDS;

/** A day of China time, counted from 1970-01-01. */
export type DayNumber = number;

/** One row of the calendar table. */
export interface CalendarRow {
  readonly date: string;
  readonly isWorking: boolean;
  readonly isPublished: boolean;
}

/** What the calendar knows of a day; an unpublished one is a guess from the weekday. */
export interface DayKind {
  readonly isWorking: boolean;
  readonly isPublished: boolean;
}

/** Answers for any day, in the table or not. */
export interface WorkCalendar {
  dayKind(day: DayNumber): DayKind;
}

/** Makes a calendar of its rows; days outside them follow the weekend and count as unpublished. */
export function workCalendarOf(rows: Iterable<CalendarRow>): WorkCalendar {
  const known = new Map<DayNumber, DayKind>();
  for (const { date, isWorking, isPublished } of rows) {
    known.set(Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS, { isWorking, isPublished });
  }
  return { dayKind: (day) => known.get(day) ?? { isWorking: !isWeekend(day), isPublished: false } };
}

/** The day of China time that an instant falls on. */
export function dayOf(instant: Date): DayNumber {
  return Math.floor((instant.getTime() + CHINA_OFFSET_MILLISECONDS) / DAY_MILLISECONDS);
}

/** The instant of a minute of a day of China time; minute 1440 is the next midnight. */
export function instantOf(day: DayNumber, minute: number): Date {
  return new Date(day * DAY_MILLISECONDS - CHINA_OFFSET_MILLISECONDS + minute * MINUTE_MILLISECONDS);
}

function isWeekend(day: DayNumber): boolean {
  // Day 0 was a Thursday; a Saturday is day 2 of each week counted from it, a Sunday day 3.
  const weekday = ((day % 7) + 7) % 7;
  return weekday === 2 || weekday === 3;
}
