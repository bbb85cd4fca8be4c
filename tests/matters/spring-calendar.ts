import { workCalendarOf } from "../../server/modules/matters/work-calendar.rules.js";
import type { CalendarRow, WorkCalendar } from "../../server/modules/matters/work-calendar.rules.js";

// The days of 2026 as announced that the tests walk over: Spring Festival with its two make-up Saturdays, New Year's Day.
const RESTS = new Set([
  "2026-01-01",
  "2026-01-02",
  "2026-02-16",
  "2026-02-17",
  "2026-02-18",
  "2026-02-19",
  "2026-02-20",
  "2026-02-23",
]);
const MAKE_UP_DAYS = new Set(["2026-01-04", "2026-02-14", "2026-02-28"]);

/** Every day of 2025 and 2026, published; 2027 is not in it. */
export function springCalendar(): WorkCalendar {
  const rows: CalendarRow[] = [];
  for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    rows.push({ date, isWorking: MAKE_UP_DAYS.has(date) || !(isWeekend || RESTS.has(date)), isPublished: true });
  }
  return workCalendarOf(rows);
}

/** An instant written in China time, "2026-02-13 16:30" or with seconds. */
export function at(local: string): Date {
  return new Date(`${local.replace(" ", "T")}+08:00`);
}
