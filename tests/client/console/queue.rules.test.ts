import { describe, expect, it } from "vitest";
import { arrange } from "../../../client/console/queue/arrange.rules.js";
import { writeCsv } from "../../../client/console/queue/csv.rules.js";
import { marksOf, placeOf, timeLeftOf } from "../../../client/console/queue/row.rules.js";
import { keepView } from "../../../client/console/queue/views.rules.js";
import { NO_FILTER } from "../../../client/console/place/place.rules.js";
import { incidentRowOf } from "./incident-row-of.js";

describe("the time left", () => {
  it.each([
    [{ dueAt: null, stepSince: 0 }, 50, { kind: "none" }],
    [{ dueAt: 100, stepSince: 0 }, 25, { kind: "left", ms: 75, share: 0.75 }],
    [{ dueAt: 100, stepSince: 0 }, 100, { kind: "left", ms: 0, share: 0 }],
    [{ dueAt: 100, stepSince: 0 }, 101, { kind: "over", ms: 1 }],
    [{ dueAt: 100, stepSince: 0 }, -20, { kind: "left", ms: 120, share: 1 }],
    [{ dueAt: 100, stepSince: 100 }, 90, { kind: "left", ms: 10, share: 0 }],
  ])("of %o at %d", (row, now, left) => {
    expect(timeLeftOf(row, now)).toEqual(left);
  });
});

describe("a row", () => {
  it.each([
    [{ townshipName: "沂城街道", divisionName: "北关街居委会" }, "沂城街道 北关街居委会"],
    [{ townshipName: "沂城街道", divisionName: "沂城街道" }, "沂城街道"],
    [{ townshipName: null, divisionName: "沂水县" }, "沂水县"],
  ])("names its place once: %o", (row, place) => {
    expect(placeOf(row)).toBe(place);
  });

  it("shows its marks, the one that keeps silent first", () => {
    expect(marksOf(incidentRowOf())).toEqual([]);
    expect(marksOf(incidentRowOf({ isMatterGuessed: true, isConfidential: true, isRulingPending: true }))).toEqual([
      "isConfidential",
      "isRulingPending",
      "isMatterGuessed",
    ]);
  });
});

describe("what a list shows", () => {
  const shown = ["a", "b", "c"];
  it.each([
    ["free", ["n", "b", "a"], { ids: ["n", "b", "a"], waiting: 0, fresh: ["n"] }],
    ["away", ["n", "b", "a"], { ids: ["b", "a"], waiting: 1, fresh: [] }],
    ["still", ["n", "b", "a"], { ids: ["a", "b", "c"], waiting: 1, fresh: [] }],
    ["still", ["c", "b", "a"], { ids: ["a", "b", "c"], waiting: 0, fresh: [] }],
    ["away", [], { ids: [], waiting: 0, fresh: [] }],
  ] as const)("while it is %s and %o are there", (hold, live, expected) => {
    const { fresh, ...rest } = arrange(shown, live, hold);
    expect({ ...rest, fresh: [...fresh] }).toEqual(expected);
  });

  it("is not called new when the list is filled for the first time", () => {
    expect(arrange([], ["a", "b"], "free").fresh.size).toBe(0);
  });
});

describe("a table for a spreadsheet", () => {
  it("quotes every cell and begins with the byte order mark", () => {
    expect(
      writeCsv([
        ["编号", '说"好"'],
        ["1,5", "两\n行"],
      ]),
    ).toBe('\uFEFF"编号","说""好"""\r\n"1,5","两\n行"\r\n');
  });

  it.each(["=1+1", "+86", "-1", "@cmd", "\tx", "\rx"])("neutralises %j, which a spreadsheet would run", (text) => {
    expect(writeCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  });
});

describe("saved views", () => {
  it("of the same name make room for the newer one", () => {
    const one = { name: "夜班", filter: NO_FILTER };
    const other = { name: "夜班", filter: { ...NO_FILTER, isOverdue: true } };
    expect(keepView([one, { name: "我", filter: NO_FILTER }], other)).toEqual([
      { name: "我", filter: NO_FILTER },
      other,
    ]);
  });
});
