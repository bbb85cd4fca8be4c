import { describe, expect, test } from "vitest";
import { dueAt, dueBeforeUpstream, remainingAt, resumeAt } from "../../server/modules/matters/deadline.rules.js";
import type { DueTime } from "../../server/modules/matters/deadline.rules.js";
import { parseDutyHours, ROUND_THE_CLOCK } from "../../server/modules/matters/duty-hours.rules.js";
import type { DutyHours } from "../../server/modules/matters/duty-hours.rules.js";
import type { LimitClock } from "../../server/modules/matters/matter.entity.js";
import { workCalendarOf } from "../../server/modules/matters/work-calendar.rules.js";
import { at, springCalendar } from "./spring-calendar.js";

const calendar = springCalendar();
const office = hoursOf("08:30-12:00,14:00-17:30");

function hoursOf(text: string): DutyHours {
  const hours = parseDutyHours(text);
  if (!hours) throw new Error(`no duty hours: ${text}`);
  return hours;
}

interface Case {
  readonly says: string;
  readonly start: string;
  readonly amount: number;
  readonly due: string;
  readonly hours?: DutyHours;
  readonly isProvisional?: boolean;
}

function dueOf(clock: LimitClock, { start, amount, hours = office }: Case): DueTime {
  return dueAt(at(start), { amount, clock }, calendar, hours);
}

function expectedOf({ due, isProvisional = false }: Case): DueTime {
  return { dueAt: at(due), isProvisional };
}

describe("wall time", () => {
  test.each<Case>([
    { says: "counts through nights and weekends", start: "2026-03-06 23:50", amount: 24, due: "2026-03-07 23:50" },
    {
      says: "reads five minutes of 0.0833333333 hours to the second",
      start: "2026-03-06 12:00",
      amount: 0.0833333333,
      due: "2026-03-06 12:05",
    },
    { says: "counts across Spring Festival", start: "2026-02-13 17:30", amount: 240, due: "2026-02-23 17:30" },
    { says: "is never provisional", start: "2026-12-31 23:00", amount: 48, due: "2027-01-02 23:00" },
    { says: "of nothing is due at once", start: "2026-03-07 03:00", amount: 0, due: "2026-03-07 03:00" },
  ])("$says", (row) => expect(dueOf("WALL_TIME", row)).toEqual(expectedOf(row)));
});

describe("working hours", () => {
  test.each<Case>([
    { says: "end within the span they start in", start: "2026-03-04 09:00", amount: 2, due: "2026-03-04 11:00" },
    { says: "leave out the lunch break", start: "2026-03-04 11:00", amount: 2, due: "2026-03-04 15:00" },
    { says: "that end exactly at noon are due at noon", start: "2026-03-04 10:00", amount: 2, due: "2026-03-04 12:00" },
    {
      says: "that start in the lunch break start after it",
      start: "2026-03-04 12:30",
      amount: 1,
      due: "2026-03-04 15:00",
    },
    {
      says: "that start exactly at noon start after lunch",
      start: "2026-03-04 12:00",
      amount: 1,
      due: "2026-03-04 15:00",
    },
    { says: "that start before opening wait for it", start: "2026-03-04 05:00", amount: 1, due: "2026-03-04 09:30" },
    {
      says: "that start exactly at opening run from it",
      start: "2026-03-04 08:30",
      amount: 7,
      due: "2026-03-04 17:30",
    },
    {
      says: "that start at close of business run from the next morning",
      start: "2026-03-04 17:30",
      amount: 1,
      due: "2026-03-05 09:30",
    },
    {
      says: "that start a second before close use that second",
      start: "2026-03-04 17:29:59",
      amount: 1,
      due: "2026-03-05 09:29:59",
    },
    {
      says: "that start in the evening run from the next morning",
      start: "2026-03-04 22:00",
      amount: 1,
      due: "2026-03-05 09:30",
    },
    { says: "leave out the weekend", start: "2026-03-06 17:00", amount: 1, due: "2026-03-09 09:00" },
    { says: "that start on a Sunday start on Monday", start: "2026-03-08 10:00", amount: 1, due: "2026-03-09 09:30" },
    { says: "use a make-up Saturday", start: "2026-02-13 17:00", amount: 1, due: "2026-02-14 09:00" },
    { says: "leave out Spring Festival", start: "2026-02-14 17:00", amount: 1, due: "2026-02-24 09:00" },
    { says: "fill several days", start: "2026-03-04 08:30", amount: 15, due: "2026-03-06 09:30" },
    {
      says: "of nothing are due at once, even at night",
      start: "2026-03-04 23:00",
      amount: 0,
      due: "2026-03-04 23:00",
    },
    {
      says: "that reach into an unpublished year are provisional",
      start: "2026-12-31 17:00",
      amount: 1,
      due: "2027-01-01 09:00",
      isProvisional: true,
    },
    {
      says: "that end on the last published evening are firm",
      start: "2026-12-31 16:30",
      amount: 1,
      due: "2026-12-31 17:30",
    },
    {
      says: "of an agency open day and night run through a holiday",
      start: "2026-02-16 20:00",
      amount: 30,
      due: "2026-02-18 02:00",
      hours: ROUND_THE_CLOCK,
    },
    {
      says: "of an agency open day and night are never provisional",
      start: "2026-12-31 23:00",
      amount: 2,
      due: "2027-01-01 01:00",
      hours: ROUND_THE_CLOCK,
    },
  ])("$says", (row) => expect(dueOf("WORKING_HOURS", row)).toEqual(expectedOf(row)));
});

describe("working days", () => {
  test.each<Case>([
    {
      says: "leave out the start day and end at close of business",
      start: "2026-03-04 09:00",
      amount: 1,
      due: "2026-03-05 17:30",
    },
    {
      says: "count alike whenever in the day they start",
      start: "2026-03-04 23:59",
      amount: 1,
      due: "2026-03-05 17:30",
    },
    {
      says: "started just after midnight leave out that day",
      start: "2026-03-05 00:00",
      amount: 1,
      due: "2026-03-06 17:30",
    },
    { says: "leave out the weekend", start: "2026-03-06 10:00", amount: 1, due: "2026-03-09 17:30" },
    { says: "started on a Saturday count from Monday", start: "2026-03-07 10:00", amount: 1, due: "2026-03-09 17:30" },
    { says: "count a make-up Saturday", start: "2026-02-13 10:00", amount: 1, due: "2026-02-14 17:30" },
    { says: "leave out Spring Festival", start: "2026-02-13 10:00", amount: 2, due: "2026-02-24 17:30" },
    {
      says: "started in Spring Festival count from its end",
      start: "2026-02-18 10:00",
      amount: 5,
      due: "2026-02-28 17:30",
    },
    { says: "may be twenty", start: "2026-03-02 10:00", amount: 20, due: "2026-03-30 17:30" },
    { says: "cross a published year boundary firmly", start: "2025-12-31 10:00", amount: 1, due: "2026-01-04 17:30" },
    {
      says: "cross into an unpublished year provisionally",
      start: "2026-12-31 10:00",
      amount: 2,
      due: "2027-01-04 17:30",
      isProvisional: true,
    },
    {
      says: "of an agency open day and night end at midnight",
      start: "2026-03-04 10:00",
      amount: 1,
      due: "2026-03-06 00:00",
      hours: ROUND_THE_CLOCK,
    },
    {
      says: "of an agency open day and night still leave out holidays",
      start: "2026-02-14 10:00",
      amount: 1,
      due: "2026-02-25 00:00",
      hours: ROUND_THE_CLOCK,
    },
    { says: "of nothing end at today's close", start: "2026-03-04 10:00", amount: 0, due: "2026-03-04 17:30" },
    {
      says: "of nothing, started at close of business, are due now",
      start: "2026-03-04 17:30",
      amount: 0,
      due: "2026-03-04 17:30",
    },
    {
      says: "of nothing, started after close, end at the next one",
      start: "2026-03-06 18:00",
      amount: 0,
      due: "2026-03-09 17:30",
    },
  ])("$says", (row) => expect(dueOf("WORKING_DAYS", row)).toEqual(expectedOf(row)));

  test("cannot be halved", () => {
    expect(() => dueAt(at("2026-03-04 10:00"), { amount: 0.5, clock: "WORKING_DAYS" }, calendar, office)).toThrow(
      RangeError,
    );
  });
});

describe("amounts and calendars that make no sense", () => {
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("an amount of %d is a fault", (amount) => {
    expect(() => dueAt(at("2026-03-04 10:00"), { amount, clock: "WALL_TIME" }, calendar, office)).toThrow(RangeError);
  });

  test.each<LimitClock>(["WORKING_HOURS", "WORKING_DAYS"])(
    "a calendar without any working day is a fault, not an endless loop (%s)",
    (clock) => {
      const idle = { dayKind: () => ({ isWorking: false, isPublished: true }) };
      expect(() => dueAt(at("2026-03-04 10:00"), { amount: 1, clock }, idle, office)).toThrow(RangeError);
    },
  );

  test("a day outside the table follows the weekend and is unpublished", () => {
    const empty = workCalendarOf([]);
    expect(empty.dayKind(-1)).toEqual({ isWorking: true, isPublished: false });
    expect(empty.dayKind(2)).toEqual({ isWorking: false, isPublished: false });
    expect(empty.dayKind(-4)).toEqual({ isWorking: false, isPublished: false });
  });
});

describe("a pause", () => {
  test.each([
    {
      clock: "WALL_TIME",
      due: "2026-03-04 12:00",
      pausedAt: "2026-03-04 09:00",
      resumedAt: "2026-03-07 01:00",
      newDue: "2026-03-07 04:00",
    },
    {
      clock: "WORKING_HOURS",
      due: "2026-03-04 15:00",
      pausedAt: "2026-03-04 11:00",
      resumedAt: "2026-03-06 17:00",
      newDue: "2026-03-09 10:00",
    },
    {
      clock: "WORKING_HOURS",
      due: "2026-03-04 15:00",
      pausedAt: "2026-03-04 12:30",
      resumedAt: "2026-03-09 08:30",
      newDue: "2026-03-09 09:30",
    },
    {
      clock: "WORKING_DAYS",
      due: "2026-03-11 17:30",
      pausedAt: "2026-03-06 10:00",
      resumedAt: "2026-03-16 20:00",
      newDue: "2026-03-19 17:30",
    },
    {
      clock: "WORKING_DAYS",
      due: "2026-03-11 17:30",
      pausedAt: "2026-03-11 10:00",
      resumedAt: "2026-03-16 09:00",
      newDue: "2026-03-16 17:30",
    },
  ] as const)("in $clock keeps what was left at $pausedAt", ({ clock, due, pausedAt, resumedAt, newDue }) => {
    const paused = { clock, dueAt: at(due), pausedAt: at(pausedAt), resumedAt: at(resumedAt) };
    expect(resumeAt(paused, calendar, office).dueAt).toEqual(at(newDue));
  });

  test("tells what is left in the clock's own unit", () => {
    expect(remainingAt(at("2026-03-06 10:00"), at("2026-03-11 17:30"), "WORKING_DAYS", calendar, office)).toEqual({
      amount: 3,
      clock: "WORKING_DAYS",
    });
    expect(remainingAt(at("2026-03-04 11:00"), at("2026-03-04 15:00"), "WORKING_HOURS", calendar, office)).toEqual({
      amount: 2,
      clock: "WORKING_HOURS",
    });
  });

  test("after the due time leaves nothing and does not forgive the delay", () => {
    const paused = {
      clock: "WORKING_HOURS",
      dueAt: at("2026-03-04 15:00"),
      pausedAt: at("2026-03-04 15:00"),
      resumedAt: at("2026-03-09 09:00"),
    } as const;
    expect(remainingAt(paused.pausedAt, paused.dueAt, paused.clock, calendar, office)).toBeNull();
    expect(resumeAt(paused, calendar, office).dueAt).toEqual(paused.dueAt);
  });

  test("of an agency open day and night counts a midnight close to the day that ends", () => {
    expect(
      remainingAt(at("2026-03-04 10:00"), at("2026-03-06 00:00"), "WORKING_DAYS", calendar, ROUND_THE_CLOCK),
    ).toEqual({ amount: 1, clock: "WORKING_DAYS" });
  });
});

describe("under an upstream deadline", () => {
  test.each([
    {
      says: "ours ends at close of business the working day before",
      start: "2026-03-04 09:00",
      upstream: "2026-03-11 17:30",
      due: "2026-03-10 17:30",
      isProvisional: false,
    },
    {
      says: "ours leaves out the weekend in between",
      start: "2026-03-04 09:00",
      upstream: "2026-03-09 12:00",
      due: "2026-03-06 17:30",
      isProvisional: false,
    },
    {
      says: "ours leaves out Spring Festival in between",
      start: "2026-02-10 09:00",
      upstream: "2026-02-24 17:30",
      due: "2026-02-14 17:30",
      isProvisional: false,
    },
    {
      says: "ours is the upstream's where it falls due today",
      start: "2026-03-04 09:00",
      upstream: "2026-03-04 17:30",
      due: "2026-03-04 17:30",
      isProvisional: false,
    },
    {
      says: "ours is the upstream's where yesterday's close has passed",
      start: "2026-03-04 20:00",
      upstream: "2026-03-05 17:30",
      due: "2026-03-05 17:30",
      isProvisional: false,
    },
    {
      says: "ours is provisional over an unpublished year",
      start: "2026-12-30 09:00",
      upstream: "2027-01-05 17:30",
      due: "2027-01-04 17:30",
      isProvisional: true,
    },
  ])("$says", ({ start, upstream, due, isProvisional }) => {
    expect(dueBeforeUpstream(at(start), at(upstream), calendar, office)).toEqual({ dueAt: at(due), isProvisional });
  });
});
