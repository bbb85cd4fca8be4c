import { describe, expect, test } from "vitest";
import { closingMinute, parseDutyHours, ROUND_THE_CLOCK } from "../../server/modules/matters/duty-hours.rules.js";

describe("duty hours", () => {
  test("two spans are open on working days and close at the end of the second", () => {
    const hours = parseDutyHours("08:30-12:00,14:00-17:30");
    expect(hours).toEqual({
      spans: [
        { from: 510, to: 720 },
        { from: 840, to: 1050 },
      ],
      isEveryDay: false,
    });
    expect(hours && closingMinute(hours)).toBe(1050);
  });

  test("midnight to midnight is open every day", () => {
    expect(parseDutyHours("00:00-24:00")).toEqual(ROUND_THE_CLOCK);
  });

  test.each([
    "",
    "8:30-12:00",
    "12:00-08:30",
    "08:30-08:30",
    "14:00-17:30,08:30-12:00",
    "08:30-12:00,11:00-17:30",
    "08:30-24:30",
    "08:61-09:00",
    "08:30-12:00,",
    "24h",
  ])("%j is no list of duty hours", (text) => expect(parseDutyHours(text)).toBeNull());
});
