import { describe, expect, test } from "vitest";
import { ASSIGNMENT_STATUSES } from "../../server/modules/dispatch/index.js";
import { availabilityOf, loadOf } from "../../server/modules/dispatch/availability.rules.js";

describe("a squad on duty", () => {
  test.each([
    [{}, "AVAILABLE"],
    [{ OFFERED: 1 }, "CONDITIONAL"],
    [{ ACCEPTED: 2 }, "CONDITIONAL"],
    [{ OFFERED: 1, ACCEPTED: 1 }, "CONDITIONAL"],
    [{ ACCEPTED: 1, EN_ROUTE: 1 }, "UNAVAILABLE"],
    [{ OFFERED: 3, ON_SITE: 1 }, "UNAVAILABLE"],
    [{ CLEARED: 9, RECALLED: 2, EXPIRED: 1 }, "AVAILABLE"],
  ] as const)("with %j is %s", (engagement, availability) => {
    expect(availabilityOf({ isOnDuty: true }, engagement).availability).toBe(availability);
  });

  test("tells the furthest step as its reason", () => {
    const reason = (engagement: object) => availabilityOf({ isOnDuty: true }, engagement).reason;
    expect(reason({ ACCEPTED: 1, EN_ROUTE: 1, ON_SITE: 1 })).toContain("On site");
    expect(reason({ ACCEPTED: 1, EN_ROUTE: 1 })).toContain("On the way");
    expect(reason({ OFFERED: 1, ACCEPTED: 1 })).toContain("Accepted");
  });
});

describe("a squad off duty", () => {
  test.each(ASSIGNMENT_STATUSES)("is unavailable whatever it is on: %s", (status) => {
    expect(availabilityOf({ isOnDuty: false }, { [status]: 1 }).availability).toBe("UNAVAILABLE");
  });
});

test("a load counts every live assignment", () => {
  expect([loadOf({}), loadOf({ OFFERED: 1, EN_ROUTE: 2 })]).toEqual([0, 3]);
});
