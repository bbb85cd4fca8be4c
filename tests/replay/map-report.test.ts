import { describe, expect, it } from "vitest";
import { mapReport } from "../../client/replay/map-report.js";
import { checkMapping, type Mapping } from "../../client/replay/mapping.js";

const villages = ["371323001003", "371323001001", "371323001002"];
const line = {
  no: 7,
  when: "2025-03-04 05:06:07",
  what: " 路上有坑 ",
  kind: "坑洞",
  from: "热线",
  where: { town: "马站镇", road: "一号路" },
  caller: "王女士",
};

function mapping(change: object = {}): Mapping {
  const base = {
    name: "test",
    id: "no",
    reportedAt: "when",
    utcOffset: "+08:00",
    description: ["note", "what"],
    address: { join: ["where.town", "where.road"] },
    reporterName: "caller",
    source: { field: "from", codes: { 热线: "HOTLINE_12345", 空: null } },
    matter: { field: "kind", codes: { 坑洞: "0110", 噪音: null } },
  };
  const checked = checkMapping({ ...base, ...change });
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.mapping;
}

function map(change: object = {}, mappingChange: object = {}) {
  return mapReport(JSON.stringify({ ...line, ...change }), mapping(mappingChange), villages);
}

describe("mapReport", () => {
  it("puts every mapped field in its place and nothing else", () => {
    expect(map()).toEqual({
      report: {
        idempotencyKey: "01955dd4-9218-7c3c-8f21-3375a273a19b",
        description: "路上有坑",
        source: "HOTLINE_12345",
        occurredAt: "2025-03-03T21:06:07.000Z",
        matterCode: "0110",
        address: "马站镇一号路",
        reporterName: "王女士",
      },
      reportedAt: new Date("2025-03-03T21:06:07Z"),
    });
  });

  it.each([
    ["a line that is no JSON", "{half", "not a JSON object"],
    ["a line that is a list", "[]", "not a JSON object"],
    ["a line that is a number", "5", "not a JSON object"],
    ["a line that is null", "null", "not a JSON object"],
  ])("names %s", (_, text, problem) => {
    expect(mapReport(text, mapping(), villages)).toEqual({ problem });
  });

  it.each([
    ["a missing description", { what: undefined }, "description: missing"],
    ["an empty description", { what: "  " }, "description: missing"],
    ["a description that is no text", { what: { a: 1 } }, "description: missing"],
    ["a missing time", { when: null }, "when: missing"],
    ["a time that is none", { when: "昨天" }, 'when: "昨天" is not a time'],
    ["a day the calendar lacks", { when: "2025-02-30 01:00:00" }, 'when: "2025-02-30 01:00:00" is not a time'],
    ["a time before 1970", { when: "1969-12-31T23:59:59Z" }, 'when: "1969-12-31T23:59:59Z" is not a time'],
    ["a missing source", { from: undefined }, "source: missing"],
    ["a source mapped to nothing", { from: "空" }, "source: missing"],
    ["an unknown source", { from: "信鸽" }, 'from: "信鸽" is not in the mapping and there is no default'],
    ["an unknown category", { kind: "飞碟" }, 'kind: "飞碟" is not in the mapping and there is no default'],
    [
      "a category named like an object's own parts",
      { kind: "constructor" },
      'kind: "constructor" is not in the mapping and there is no default',
    ],
  ])("names %s", (_, change, problem) => {
    expect(map(change)).toEqual({ problem });
  });

  it.each([
    ["mapped to null", { kind: "噪音" }, {}],
    ["left empty", { kind: "" }, {}],
    ["unknown where the default is null", { kind: "飞碟" }, { matter: { field: "kind", codes: {}, default: null } }],
  ])("sends no matter for a category %s", (_, change, mappingChange) => {
    expect(map(change, mappingChange)).toMatchObject({
      report: expect.not.objectContaining({ matterCode: expect.anything() }),
    });
  });

  it("passes a matter code on as it stands where the mapping has no table", () => {
    expect(map({ kind: "210303" }, { matter: { field: "kind" } })).toMatchObject({ report: { matterCode: "210303" } });
  });

  it("takes a source without a table only if the API knows it", () => {
    const passed = { source: { field: "from" } };
    expect(map({ from: "SENSOR" }, passed)).toMatchObject({ report: { source: "SENSOR" } });
    expect(map({ from: "PIGEON" }, passed)).toEqual({
      problem: 'from: "PIGEON" is not in the mapping and there is no default',
    });
  });

  it("marks a report confidential only on a true value", () => {
    expect(map({ secret: true }, { isConfidential: "secret" })).toMatchObject({ report: { isConfidential: true } });
    expect(map({ secret: "true" }, { isConfidential: "secret" })).toMatchObject({
      report: expect.not.objectContaining({ isConfidential: expect.anything() }),
    });
  });

  it("takes the first description that has a value", () => {
    expect(map({ note: "先写的" })).toMatchObject({ report: { description: "先写的" } });
  });
});
