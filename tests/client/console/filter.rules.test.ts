import { describe, expect, it } from "vitest";
import { NO_FILTER, type Filter } from "../../../client/console/place/place.rules.js";
import { byTimeLeft, fitsFilter, isLate } from "../../../client/console/store/filter.rules.js";
import type { IncidentRow } from "../../../client/console/store/incident-row.js";
import { incidentRowOf } from "./incident-row-of.js";

const tools = {
  now: 1_000,
  mine: new Set(["agc_mine"]),
  says: ({ title }: IncidentRow, text: string) => title.includes(text),
};

describe("a row fits a filter", () => {
  const cells: readonly (readonly [Partial<Filter>, Partial<IncidentRow>, boolean])[] = [
    [{}, {}, true],
    [{ tiers: ["EMERGENCY", "ORDINARY"] }, { tier: "ORDINARY" }, true],
    [{ tiers: ["EMERGENCY"] }, { tier: "ORDINARY" }, false],
    [{ statuses: ["FILED"] }, { status: "FILED" }, true],
    [{ statuses: ["FILED"] }, { status: "REPORTED" }, false],
    [{ agencyId: "agc_1" }, { leadId: "agc_1" }, true],
    [{ agencyId: "agc_1" }, { leadId: null }, false],
    [{ township: "371323001" }, { divisionCode: "371323001001" }, true],
    [{ township: "371323001" }, { divisionCode: "371323002001" }, false],
    [{ township: "371323001" }, { divisionCode: "371323" }, false],
    [{ isMine: true }, { leadId: "agc_mine" }, true],
    [{ isMine: true }, { leadId: "agc_other" }, false],
    [{ isMine: true }, { leadId: null }, false],
    [{ isOverdue: true }, { dueAt: 999 }, true],
    [{ isOverdue: true }, { dueAt: 1_000 }, false],
    [{ isOverdue: true }, { dueAt: null }, false],
    [{ text: "垃圾" }, { title: "路边垃圾" }, true],
    [{ text: "火" }, { title: "路边垃圾" }, false],
    [{ text: "垃圾", tiers: ["EMERGENCY"] }, { title: "路边垃圾" }, false],
  ];
  it.each(cells)("%o against %o: %s", (filter, row, fits) => {
    expect(fitsFilter(incidentRowOf(row), { ...NO_FILTER, ...filter }, tools)).toBe(fits);
  });
});

describe("the order by time left", () => {
  it("puts the soonest first, then the graver, then the older, and what no clock runs for last", () => {
    const rows = [
      incidentRowOf({ id: "none", dueAt: null }),
      incidentRowOf({ id: "b", dueAt: 20, priority: 2 }),
      incidentRowOf({ id: "a", dueAt: 20, priority: 2 }),
      incidentRowOf({ id: "grave", dueAt: 20, priority: 1 }),
      incidentRowOf({ id: "late", dueAt: -5 }),
    ];
    expect(rows.toSorted(byTimeLeft).map(({ id }) => id)).toEqual(["late", "grave", "a", "b", "none"]);
  });

  it("counts as late only what ran out before now", () => {
    expect([999, 1_000, 1_001, null].map((dueAt) => isLate({ dueAt }, 1_000))).toEqual([true, false, false, false]);
  });
});
