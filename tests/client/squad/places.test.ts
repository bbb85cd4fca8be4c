import { describe, expect, it } from "vitest";
import { MAP_APPS, mapLink } from "../../../client/squad/places/map-links.js";
import { isWorthTelling, metersBetween, type Fix } from "../../../client/squad/places/position.rules.js";
import { fittingSize } from "../../../client/squad/photos/fitting-size.js";

const fix = (changes: Partial<Fix> = {}): Fix => ({
  longitude: 118.6324,
  latitude: 35.7791,
  accuracyMeters: 12,
  takenAt: 0,
  ...changes,
});
/** So many degrees of latitude are 20 meters. */
const TWENTY_METERS = 20 / 111_195;

describe("a position is worth telling", () => {
  const last = fix();
  it.each([
    ["the first", null, fix(), true],
    ["the first, inexact", null, fix({ accuracyMeters: 101 }), false],
    ["just exact enough", null, fix({ accuracyMeters: 100 }), true],
    ["without an accuracy", null, fix({ accuracyMeters: Number.NaN }), false],
    ["far, but within ten seconds", last, fix({ latitude: 36, takenAt: 9_999 }), false],
    [
      "after ten seconds and twenty meters",
      last,
      fix({ latitude: 35.7791 + TWENTY_METERS * 1.01, takenAt: 10_000 }),
      true,
    ],
    ["after ten seconds and less", last, fix({ latitude: 35.7791 + TWENTY_METERS * 0.99, takenAt: 10_000 }), false],
    ["after half a minute on the spot", last, fix({ takenAt: 30_000 }), true],
    ["after half a minute, inexact", last, fix({ takenAt: 30_000, accuracyMeters: 400 }), false],
  ] as const)("%s", (_, before, now, expected) => {
    expect(isWorthTelling(before, now)).toBe(expected);
  });

  it("by the distance over the ground", () => {
    const [here, north] = [fix(), fix({ latitude: 36.7791 })];
    // A degree of latitude on a sphere with the earth's mean radius.
    expect(metersBetween(here, north)).toBeCloseTo(111_195, 0);
    expect(metersBetween(north, here)).toBe(metersBetween(here, north));
    expect(metersBetween(here, fix({ longitude: 119.6324 }))).toBeCloseTo(
      111_195 * Math.cos((35.7791 * Math.PI) / 180),
      -1,
    );
  });
});

describe("a link to a map application", () => {
  // Tiananmen, the golden point of every conversion table.
  const place = { longitude: 116.391349, latitude: 39.907375, name: "天安门 南" };
  it.each([
    ["amap", "https://uri.amap.com/navigation?to=116.397590,39.908776,", "mode=car"],
    ["baidu", "https://api.map.baidu.com/marker?location=39.915", "coord_type=bd09ll"],
    ["tencent", "https://apis.map.qq.com/uri/v1/routeplan?type=drive&to=", "tocoord=39.908776,116.397590"],
    ["geo", "geo:39.907375,116.391349?q=39.907375,116.391349(", ")"],
  ] as const)("%s reads its own coordinate system", (app, begins, holds) => {
    const link = mapLink(app, place);
    expect(link.startsWith(begins), link).toBe(true);
    expect(link).toContain(holds);
    expect(link).toContain("%E5%A4%A9%E5%AE%89%E9%97%A8%20%E5%8D%97");
  });

  it("is there for every application", () => expect(MAP_APPS).toEqual(["amap", "baidu", "tencent", "geo"]));
});

describe("the size of a photo", () => {
  it.each([
    [4_000, 3_000, 1_600, 1_200],
    [3_000, 4_000, 1_200, 1_600],
    [1_600, 900, 1_600, 900],
    [640, 480, 640, 480],
    [10_000, 1, 1_600, 1],
  ])("of %i × %i is %i × %i", (width, height, across, down) => {
    expect(fittingSize({ width, height })).toEqual({ width: across, height: down });
  });
});
