import { describe, expect, it } from "vitest";
import { placeReport, villageByHash } from "../../client/replay/place-report.js";

const villages = Array.from({ length: 50 }, (_, index) => `3713230010${String(index).padStart(2, "0")}`);
const fields = {
  divisionCode: "code",
  affectedDivisionCodes: "also",
  longitude: "x",
  latitude: "y",
  system: { field: "system" },
};

describe("placeReport", () => {
  it("gives the same text the same village, in whatever order the villages come", () => {
    const chosen = villageByHash("马站镇\n一号路", villages);
    expect(chosen).toBe("371323001038");
    expect(villageByHash("马站镇\n一号路", villages.toReversed())).toBe(chosen);
  });

  it("spreads texts over the villages", () => {
    const chosen = new Set(Array.from({ length: 500 }, (_, index) => villageByHash(`路 ${index} 号`, villages)));
    expect(chosen.size).toBe(50);
  });

  it("keeps two fields apart when it digests them", () => {
    const rule = { villageByHashOf: ["a", "b"] };
    const many = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(4, "0"));
    expect(placeReport({ a: "12", b: "3" }, rule, many)).not.toEqual(placeReport({ a: "1", b: "23" }, rule, many));
  });

  it("leaves a report without any of the digested fields without a place", () => {
    expect(placeReport({}, { villageByHashOf: ["a"] }, villages)).toEqual({ place: {} });
  });

  it("says so when the server has no villages", () => {
    expect(placeReport({ a: "1" }, { villageByHashOf: ["a"] }, [])).toEqual({
      problem: "place: the server has no villages",
    });
  });

  it.each([
    ["nothing", {}, {}],
    ["what lies beyond it", { also: ["371323111"] }, { affectedDivisionCodes: ["371323111"] }],
    ["a division", { code: "371323101" }, { divisionCode: "371323101" }],
    ["a point", { x: 118.6, y: 35.8 }, { location: { longitude: 118.6, latitude: 35.8, system: "WGS84" } }],
    [
      "a point of Baidu",
      { x: 118.6, y: 35.8, system: "BD09" },
      { location: { longitude: 118.6, latitude: 35.8, system: "BD09" } },
    ],
    [
      "both",
      { code: "371323", x: 0, y: 0 },
      { divisionCode: "371323", location: { longitude: 0, latitude: 0, system: "WGS84" } },
    ],
  ])("reads %s from its fields", (_, record, place) => {
    expect(placeReport(record, fields, villages)).toEqual({ place });
  });

  it.each([
    [
      "affected divisions that are no list",
      { also: "371323111" },
      "place: the affected divisions must be a list of codes",
    ],
    ["half a point", { x: 118.6 }, "place: longitude and latitude must both be numbers"],
    ["a point in words", { x: "118.6", y: "35.8" }, "place: longitude and latitude must both be numbers"],
    [
      "an unknown system",
      { x: 118.6, y: 35.8, system: "月球" },
      'system: "月球" is not in the mapping and there is no default',
    ],
  ])("names %s", (_, record, problem) => {
    expect(placeReport(record, fields, villages)).toEqual({ problem });
  });
});
