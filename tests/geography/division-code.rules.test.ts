import { describe, expect, it } from "vitest";
import {
  countyOf,
  isDivisionCode,
  isGridCode,
  isWithin,
  levelOfCode,
  parentCodeOf,
  townshipOf,
  villageOf,
} from "../../server/modules/geography/division-code.rules.js";

describe("a code", () => {
  it.each([
    ["371323", "COUNTY"],
    ["371323101", "TOWNSHIP"],
    ["371323101205", "VILLAGE"],
    ["371323101205001", "GRID"],
    ["", null],
    ["37", null],
    ["3713231", null],
    ["37132310120500", null],
    ["371323101205001001", null],
    ["071323", null],
    ["37132a", null],
    ["371323\n", null],
    ["３７１３２３", null],
  ])("%j names %s", (code, level) => {
    expect(levelOfCode(code)).toBe(level);
  });

  it("of 6, 9 or 12 digits names a division, one of 15 a grid", () => {
    const codes = ["371323", "371323101", "371323101205", "371323101205001", "3713"];
    expect(codes.map(isDivisionCode)).toEqual([true, true, true, false, false]);
    expect(codes.map(isGridCode)).toEqual([false, false, false, true, false]);
  });

  it.each([
    ["371323101205001", "371323101205"],
    ["371323101205", "371323101"],
    ["371323101", "371323"],
    ["371323", null],
    ["nonsense", null],
  ])("%s lies directly in %s", (code, parent) => {
    expect(parentCodeOf(code)).toBe(parent);
  });

  it("knows its county, township and village", () => {
    const code = "371323101205001";
    expect([countyOf(code), townshipOf(code), villageOf(code)]).toEqual(["371323", "371323101", "371323101205"]);
    expect([countyOf("371323"), townshipOf("371323"), villageOf("371323101")]).toEqual(["371323", null, null]);
    expect(townshipOf("37132310")).toBeNull();
  });
});

describe("an area", () => {
  it.each([
    ["371323101205", "371323101", true],
    ["371323101", "371323101", true],
    ["371323102205", "371323101", false],
    ["371323", "371323101", false],
    ["371323101205", "", false],
    ["371323101205", "37", false],
    ["371323101205", "3713231012", false],
  ])("holding %s, asked as %j: %s", (code, area, expected) => {
    expect(isWithin(code, area)).toBe(expected);
  });
});
