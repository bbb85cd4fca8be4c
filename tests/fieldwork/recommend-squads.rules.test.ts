import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../../server/kernel/ids.js";
import { availabilityOf, type Engagement } from "../../server/modules/dispatch/index.js";
import {
  metersBetween,
  recommendFrom,
  type SquadInReach,
} from "../../server/modules/fieldwork/recommend-squads.rules.js";

const now = new Date("2026-11-23T08:00:00Z");
const place = { longitude: 118.6, latitude: 35.8, isEstimated: false };
const minutesAgo = (count: number): Date => new Date(now.getTime() - count * 60_000);

function squad(callSign: string, facts: Partial<SquadInReach> = {}): SquadInReach {
  const position = { longitude: 118.61, latitude: 35.8, takenAt: minutesAgo(1) };
  return {
    id: newId("sqd"),
    callSign,
    isOnDuty: true,
    requiredCertified: 0,
    certifiedOnDuty: 0,
    engagement: {},
    position,
    ...facts,
  };
}
const at = (longitude: number, minutes = 1) => ({ longitude, latitude: 35.8, takenAt: minutesAgo(minutes) });
const order = (squads: readonly SquadInReach[]): string[] => {
  const { candidates } = recommendFrom(squads, place, now);
  return candidates.map(({ squadId }) => squads.find(({ id }) => id === squadId)?.callSign ?? "?");
};

describe("a recommendation of squads", () => {
  it.each<[string, SquadInReach[], string[]]>([
    [
      "the nearer before the farther",
      [squad("A", { position: at(118.7) }), squad("B", { position: at(118.62) })],
      ["B", "A"],
    ],
    [
      "the free before those that accepted something, however near",
      [squad("A", { engagement: { ACCEPTED: 1 } }), squad("B", { position: at(118.9) })],
      ["B", "A"],
    ],
    [
      "the less loaded at the same distance",
      [squad("A", { engagement: { ACCEPTED: 2 } }), squad("B", { engagement: { ACCEPTED: 1 } })],
      ["B", "A"],
    ],
    ["by call sign where nothing else decides", [squad("B"), squad("A")], ["A", "B"]],
    [
      "those whose place is hidden after those that are measured",
      [squad("A", { position: "hidden" }), squad("B", { position: at(119.5) })],
      ["B", "A"],
    ],
    [
      "nobody off duty, under way, on site, uncertified or lost",
      [
        squad("A"),
        squad("B", { isOnDuty: false }),
        squad("C", { engagement: { EN_ROUTE: 1 } }),
        squad("D", { engagement: { ON_SITE: 1, ACCEPTED: 1 } }),
        squad("E", { requiredCertified: 2, certifiedOnDuty: 1 }),
        squad("F", { position: at(118.61, 16) }),
        squad("G", { position: null }),
      ],
      ["A"],
    ],
  ])("names %s", (_name, squads, expected) => expect(order(squads)).toEqual(expected));

  it.each<[string, SquadInReach[], RegExp]>([
    ["none of the agency", [], /没有处置队伍/],
    ["nobody on duty", [squad("A", { isOnDuty: false })], /未上勤/],
    ["too few certified", [squad("A", { requiredCertified: 2, certifiedOnDuty: 1 })], /持证/],
    ["all committed", [squad("A", { engagement: { ON_SITE: 1 } })], /处置其他任务/],
    ["positions too old", [squad("A", { position: at(118.6, 16) })], /位置过旧/],
  ])("says why there is none: %s", (_name, squads, words) => {
    const { candidates, shortfall } = recommendFrom(squads, place, now);
    expect(candidates).toEqual([]);
    expect(shortfall).toHaveLength(1);
    expect(shortfall[0]).toMatch(words);
  });

  it("explains each candidate: free, how far, how fresh, how many certified", () => {
    const [first] = recommendFrom([squad("A", { requiredCertified: 2, certifiedOnDuty: 2 })], place, now).candidates;
    expect(first?.reasons.join("；")).toMatch(/在勤待命.*公里.*分钟到达.*1 分钟前.*持证 2 人/);
    expect(first?.warnings).toEqual([]);
    // 903 m straight, 1.4 times that by road at 40 km/h.
    expect(first?.distanceMeters).toBeCloseTo(902, -1);
    expect(first?.travelSeconds).toBeCloseTo(114, -1);
  });

  it("warns of a place that is unknown, estimated or hidden, and of an accepted task", () => {
    const unknown = recommendFrom([squad("A", { position: null })], null, now).candidates[0];
    expect(unknown).toMatchObject({
      distanceMeters: null,
      travelSeconds: null,
      warnings: ["事件地点不明，未计算距离"],
    });
    const estimated = recommendFrom([squad("A")], { ...place, isEstimated: true }, now).candidates[0];
    expect(estimated?.warnings).toEqual(["事件无坐标，按村驻地估算距离"]);
    const hidden = recommendFrom([squad("A", { position: "hidden", engagement: { ACCEPTED: 1 } })], place, now)
      .candidates[0];
    expect(hidden?.warnings).toEqual([expect.stringContaining("尚未出发"), "位置不对您公开，未计算距离"]);
    expect(hidden?.distanceMeters).toBeNull();
  });

  it("ranks the same squads the same way in whatever order they come, from 1 without a gap", () => {
    const squads = ["A", "B", "C", "D", "E"].map((sign, index) =>
      squad(sign, { position: at(118.6 + (index % 3) / 50), engagement: index % 2 === 0 ? {} : { ACCEPTED: index } }),
    );
    const expected = order(squads);
    fc.assert(
      fc.property(fc.shuffledSubarray(squads, { minLength: 5 }), (shuffled) => {
        expect(order(shuffled)).toEqual(expected);
        expect(recommendFrom(shuffled, place, now).candidates.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
      }),
    );
  });

  it("measures a degree of latitude as 111.2 km", () => {
    expect(metersBetween({ longitude: 118, latitude: 35 }, { longitude: 118, latitude: 36 })).toBeCloseTo(111_195, -2);
  });
});

describe("the availability of a squad", () => {
  it.each<[boolean, Engagement, string]>([
    [false, {}, "UNAVAILABLE"],
    [false, { ACCEPTED: 1 }, "UNAVAILABLE"],
    [true, {}, "AVAILABLE"],
    [true, { OFFERED: 1 }, "CONDITIONAL"],
    [true, { ACCEPTED: 2 }, "CONDITIONAL"],
    [true, { EN_ROUTE: 1 }, "UNAVAILABLE"],
    [true, { ACCEPTED: 1, ON_SITE: 1 }, "UNAVAILABLE"],
  ])("on duty %s with %j is %s", (isOnDuty, engagement, expected) => {
    expect(availabilityOf({ isOnDuty }, engagement).availability).toBe(expected);
  });
});
