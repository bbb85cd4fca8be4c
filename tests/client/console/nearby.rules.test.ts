import { describe, expect, it } from "vitest";
import { nearbyOf } from "../../../client/console/intake/nearby.rules.js";
import { incidentRowOf } from "./incident-row-of.js";

const VILLAGE = "371323001001";
const point = { longitude: 118.6272, latitude: 35.7877 };
const metresEast = (metres: number) => ({
  longitude: point.longitude + metres / (111_320 * Math.cos((point.latitude * Math.PI) / 180)),
  latitude: point.latitude,
});
const row = (id: string, part: Parameters<typeof incidentRowOf>[0] = {}) =>
  incidentRowOf({ id, divisionCode: VILLAGE, matterCode: "0101", ...part });
const idsOf = (...args: Parameters<typeof nearbyOf>) => nearbyOf(...args).map(({ row: { id } }) => id);

describe("what is open nearby", () => {
  it.each([
    [499, true],
    [501, false],
  ])("at %i metres from a point counts: %s", (metres, counts) => {
    expect(idsOf([row("a", metresEast(metres))], { point, divisionCode: VILLAGE }, null)).toEqual(counts ? ["a"] : []);
  });

  it("without a point is what lies in the same village", () => {
    const rows = [row("here"), row("elsewhere", { divisionCode: "371323001002" })];
    expect(idsOf(rows, { point: null, divisionCode: VILLAGE }, null)).toEqual(["here"]);
    expect(idsOf(rows, { point, divisionCode: VILLAGE }, null)).toEqual(["here"]);
    expect(idsOf(rows, { point: null, divisionCode: null }, null)).toEqual([]);
  });

  it("in a whole township is only what is of the same matter", () => {
    const rows = [row("same"), row("other", { matterCode: "0506" })];
    expect(idsOf(rows, { point: null, divisionCode: "371323001" }, "0101")).toEqual(["same"]);
    expect(idsOf(rows, { point: null, divisionCode: "371323001" }, null)).toEqual([]);
  });

  it("comes by matter, then by distance, then by newness, five at most", () => {
    const rows = [
      row("far", { ...metresEast(400), matterCode: "0506" }),
      row("near", { ...metresEast(10), matterCode: "0506" }),
      row("same", metresEast(450)),
      row("old", { ...metresEast(450), reportedAt: -5 }),
      row("placeless", { matterCode: "0506" }),
      row("sixth", { ...metresEast(480), matterCode: "0506" }),
    ];
    expect(idsOf(rows, { point, divisionCode: VILLAGE }, "0101")).toEqual(["same", "old", "near", "far", "sixth"]);
  });

  it("says how far it is in whole metres", () => {
    expect(nearbyOf([row("a", metresEast(120))], { point, divisionCode: null }, null)[0]?.distance).toBe(120);
  });
});
