import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOpenFilter,
  isSameFilter,
  NO_FILTER,
  readPlace,
  writePlace,
  type Place,
} from "../../../client/console/place/place.rules.js";

const nowhere: Place = { incidentId: null, squadId: null, filter: NO_FILTER, map: null, report: null };

describe("a place", () => {
  it("that says nothing leaves the address empty", () => {
    expect(writePlace(nowhere)).toBe("");
    expect(readPlace("")).toEqual(nowhere);
  });

  it("is read as it was written", () => {
    const word = fc.option(fc.stringMatching(/^[a-z0-9_]{1,12}$/));
    const place = fc.record<Place>({
      incidentId: word,
      squadId: word,
      filter: fc.record({
        tiers: fc.subarray(["EMERGENCY", "COORDINATED", "ORDINARY"] as const),
        statuses: fc.subarray(["REPORTED", "FILED", "HANDLING", "SUSPENDED"] as const),
        agencyId: word,
        township: word,
        isMine: fc.boolean(),
        isOverdue: fc.boolean(),
        text: fc.string({ unit: "grapheme" }),
      }),
      report: fc.constantFrom(null, "unplaced" as const),
      map: fc.option(
        fc.record({
          longitude: fc.integer({ min: -180, max: 180 }),
          latitude: fc.integer({ min: -90, max: 90 }),
          zoom: fc.integer({ min: 0, max: 20 }),
        }),
      ),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(readPlace(writePlace(one))).toEqual(one);
      }),
    );
  });

  it.each([
    ["?tier=EMERGENCY.NONSENSE.ORDINARY", { filter: { ...NO_FILTER, tiers: ["EMERGENCY", "ORDINARY"] } }],
    ["?tier=toString", {}],
    ["?status=", {}],
    ["?map=118.6_35.8", {}],
    ["?map=118.6_35.8_11_2", {}],
    ["?map=a_b_c", {}],
    ["?map=118.62_35.79_11.5", { map: { longitude: 118.62, latitude: 35.79, zoom: 11.5 } }],
    ["?report=118.62_35.79", { report: { longitude: 118.62, latitude: 35.79 } }],
    ["?report=unplaced", { report: "unplaced" as const }],
    ["?report=118.62", {}],
    ["?mine=1&overdue=1", { filter: { ...NO_FILTER, isMine: true, isOverdue: true } }],
  ])("%s: what cannot be read counts as not said", (search, said) => {
    expect(readPlace(search)).toEqual({ ...nowhere, ...said });
  });
});

describe("a filter", () => {
  it.each([
    [{}, true],
    [{ tiers: ["EMERGENCY"] as const }, false],
    [{ statuses: ["FILED"] as const }, false],
    [{ agencyId: "agc_1" }, false],
    [{ township: "371323001" }, false],
    [{ isMine: true }, false],
    [{ isOverdue: true }, false],
    [{ text: "火" }, false],
  ])("%o narrows nothing: %s", (part, isOpen) => {
    expect(isOpenFilter({ ...NO_FILTER, ...part })).toBe(isOpen);
    expect(isSameFilter({ ...NO_FILTER, ...part }, NO_FILTER)).toBe(isOpen);
  });
});
