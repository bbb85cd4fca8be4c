import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, remainingAt, resumeAt } from "../../server/modules/matters/deadline.rules.js";
import { ROUND_THE_CLOCK } from "../../server/modules/matters/duty-hours.rules.js";
import type { DutyHours } from "../../server/modules/matters/duty-hours.rules.js";
import { LIMIT_CLOCKS } from "../../server/modules/matters/matter.entity.js";
import type { LimitClock } from "../../server/modules/matters/matter.entity.js";
import { at, springCalendar } from "./spring-calendar.js";

const calendar = springCalendar();
const MINUTE = 60_000;

const start = fc
  .integer({ min: 0, max: 400 * 1440 })
  .map((minute) => new Date(at("2025-12-01 00:00").getTime() + minute * MINUTE));
const clock = fc.constantFrom<LimitClock>(...LIMIT_CLOCKS);
const hours: fc.Arbitrary<DutyHours> = fc.oneof(
  fc.constant(ROUND_THE_CLOCK),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 })
    .map((marks) => marks.sort((one, other) => one - other))
    .map(
      ([a = 0, b = 0, c = 0, d = 0]) =>
        ({
          spans: [
            { from: a, to: b },
            { from: c, to: d },
          ],
          isEveryDay: false,
        }) as const,
    ),
);
/** Quarter hours, or whole days. */
const amountFor = (of: LimitClock, quarters: number): number =>
  of === "WORKING_DAYS" ? Math.floor(quarters / 8) : quarters / 4;
const quarters = fc.integer({ min: 0, max: 120 });

describe("every due time", () => {
  test("lies at or after its start", () => {
    fc.assert(
      fc.property(start, clock, hours, quarters, (from, of, open, count) => {
        const due = dueAt(from, { amount: amountFor(of, count), clock: of }, calendar, open).dueAt;
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime());
      }),
    );
  });

  test("comes no earlier for a later start or a longer limit", () => {
    fc.assert(
      fc.property(start, start, clock, hours, quarters, quarters, (one, other, of, open, few, many) => {
        const due = (from: Date, count: number) =>
          dueAt(from, { amount: amountFor(of, count), clock: of }, calendar, open).dueAt.getTime();
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(due(early, few)).toBeLessThanOrEqual(due(late, few));
        expect(due(early, Math.min(few, many))).toBeLessThanOrEqual(due(early, Math.max(few, many)));
      }),
    );
  });

  test("adds up: two working limits in a row end where their sum does", () => {
    fc.assert(
      fc.property(start, hours, quarters, quarters, (from, open, first, second) => {
        const limit = (count: number) => ({ amount: count / 4, clock: "WORKING_HOURS" }) as const;
        const halfway = dueAt(from, limit(first), calendar, open).dueAt;
        expect(dueAt(halfway, limit(second), calendar, open).dueAt).toEqual(
          dueAt(from, limit(first + second), calendar, open).dueAt,
        );
      }),
    );
  });

  test("is where somebody who looks at every minute finds it", () => {
    fc.assert(
      fc.property(start, hours, fc.integer({ min: 1, max: 16 }), (from, open, count) => {
        const due = dueAt(from, { amount: count / 4, clock: "WORKING_HOURS" }, calendar, open).dueAt;
        expect(due).toEqual(minuteByMinute(from, count * 15, open));
      }),
      { numRuns: 60 },
    );
  });

  test("is where somebody who crosses off calendar days finds it", () => {
    fc.assert(
      fc.property(start, hours, fc.integer({ min: 1, max: 25 }), (from, open, count) => {
        expect(dueAt(from, { amount: count, clock: "WORKING_DAYS" }, calendar, open).dueAt).toEqual(
          dayByDay(from, count, open),
        );
      }),
    );
  });

  test("stays the same over a pause of no length", () => {
    fc.assert(
      fc.property(
        start,
        clock,
        hours,
        fc.integer({ min: 8, max: 120 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (from, of, open, count, share) => {
          const due = dueAt(from, { amount: amountFor(of, count), clock: of }, calendar, open).dueAt;
          const pausedAt = new Date(Math.floor(from.getTime() + (due.getTime() - from.getTime()) * share));
          expect(remainingAt(pausedAt, due, of, calendar, open)).not.toBeNull();
          expect(resumeAt({ dueAt: due, pausedAt, resumedAt: pausedAt, clock: of }, calendar, open).dueAt).toEqual(due);
        },
      ),
    );
  });
});

/** China time read by the platform's own time-zone data, not by our arithmetic. */
const china = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });

function localTime(instant: number): { readonly day: number; readonly minute: number } {
  const [date = "", time = ""] = china.format(instant).split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return { day: Date.parse(`${date}T00:00:00Z`) / 86_400_000, minute: hour * 60 + minute };
}

function minuteByMinute(from: Date, minutes: number, open: DutyHours): Date {
  let instant = from.getTime();
  for (let left = minutes; left > 0; instant += MINUTE) {
    const { day, minute } = localTime(instant);
    const isOpen = open.spans.some((span) => span.from <= minute && minute < span.to);
    if (isOpen && (open.isEveryDay || calendar.dayKind(day).isWorking)) left -= 1;
  }
  return new Date(instant);
}

function dayByDay(from: Date, count: number, open: DutyHours): Date {
  let { day } = localTime(from.getTime());
  for (let left = count; left > 0;) {
    day += 1;
    if (calendar.dayKind(day).isWorking) left -= 1;
  }
  const midnight = Date.parse(`${new Date(day * 86_400_000).toISOString().slice(0, 10)}T00:00:00+08:00`);
  return new Date(midnight + Math.max(...open.spans.map((span) => span.to)) * MINUTE);
}
