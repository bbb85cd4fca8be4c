import { describe, expect, it } from "vitest";
import { boundsOf, labelPoints, type Areas } from "../../../client/console/map/boundaries.js";
import {
  courseOf,
  diffFeatures,
  incidentFeature,
  opacityOfAge,
  squadFeature,
} from "../../../client/console/map/features.rules.js";
import type { IncidentRow, SquadRow } from "../../../client/console/store/index.js";

const NOW = Date.parse("2026-11-25T01:00:00Z");
const MINUTE = 60_000;
const incident = (part: Partial<IncidentRow>) =>
  ({ id: "inc_1", tier: "ORDINARY", longitude: 118.6, latitude: 35.8, dueAt: null, ...part }) as IncidentRow;
const squad = (part: Partial<SquadRow>) =>
  ({
    id: "sqd_1",
    name: "执法一队",
    isOnDuty: true,
    availability: "AVAILABLE",
    assignments: [],
    place: { longitude: 118.6, latitude: 35.8, takenAt: NOW - MINUTE, receivedAt: NOW },
    ...part,
  }) as SquadRow;
const tools = { now: NOW, ageText: (ms: number) => `${ms / MINUTE} min` };

describe("an incident on the map", () => {
  it.each([
    ["EMERGENCY", false, "incident-EMERGENCY", 1],
    ["COORDINATED", false, "incident-COORDINATED", 2],
    ["ORDINARY", true, "incident-ORDINARY-late", 3],
  ] as const)("of tier %s, late: %s, is drawn as %s", (tier, isLate, image, rank) => {
    expect(incidentFeature(incident({ tier }), isLate)?.feature.properties).toMatchObject({ image, rank });
  });

  it("whose place is unknown is not there", () => {
    expect(incidentFeature(incident({ longitude: null, latitude: null }), false)).toBeNull();
  });
});

describe("a squad on the map", () => {
  it.each([
    ["off duty", { isOnDuty: false }],
    ["whose position is hidden from the viewer", { place: null }],
  ])("%s is not there", (_name, part) => expect(squadFeature(squad(part), undefined, tools)).toBeNull());

  it("says who it is and how old its position is", () => {
    expect(squadFeature(squad({}), undefined, tools)?.feature.properties).toMatchObject({
      image: "squad-still-free",
      label: "执法一队\n1 min",
      opacity: 1,
    });
  });

  it("points where it goes while it is on its way", () => {
    const assignments = [{ id: "asg_1", status: "EN_ROUTE", incidentId: "inc_1" }] as const;
    const course = { longitude: 118.6, latitude: 35.8, bearing: 90 };
    const onItsWay = squad({ assignments, availability: "UNAVAILABLE" });
    expect(squadFeature(onItsWay, course, tools)?.feature.properties).toMatchObject({
      image: "squad-moving-busy",
      bearing: 90,
    });
    expect(squadFeature(onItsWay, undefined, tools)?.feature.properties).toMatchObject({ image: "squad-still-busy" });
  });

  it.each([
    [0, 1],
    [4.9, 1],
    [5, 0.6],
    [14.9, 0.6],
    [15, 0.35],
  ])("%s minutes after its position is as clear as %s", (minutes, opacity) => {
    expect(opacityOfAge(minutes * MINUTE)).toBe(opacity);
  });
});

describe("the course of a squad", () => {
  const at = { longitude: 118.6, latitude: 35.8 };
  it.each([
    ["north", 0, 0.001, 0],
    ["east", 0.001, 0, 90],
    ["south", 0, -0.001, 180],
    ["west", -0.001, 0, -90],
  ])("is %s where it went", (_name, east, north, bearing) => {
    const next = courseOf({ ...at, bearing: null }, { longitude: at.longitude + east, latitude: at.latitude + north });
    expect(next.bearing).toBeCloseTo(bearing, 6);
  });

  it("is not known from one position, and stays as it was over a step too small to have a direction", () => {
    expect(courseOf(undefined, at).bearing).toBeNull();
    const known = { ...at, bearing: 45 };
    expect(courseOf(known, { longitude: at.longitude + 0.00001, latitude: at.latitude })).toBe(known);
  });
});

describe("what changes on the map", () => {
  const marked = (id: string, mark: string) => ({ id, mark, feature: { id } as never });
  it("is what is new, what looks different, and what is gone", () => {
    const shown = new Map([
      ["same", "a"],
      ["changed", "a"],
      ["gone", "a"],
    ]);
    const { remove, add } = diffFeatures(shown, [marked("same", "a"), marked("changed", "b"), marked("new", "a")]);
    expect(remove).toEqual(["gone", "changed"]);
    expect(add.map(({ id }) => id)).toEqual(["changed", "new"]);
  });
});

describe("an area", () => {
  const square = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const areas: Areas = {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        properties: { code: "1", name: "大小两块", parent: null, isSynthetic: true },
        geometry: { type: "MultiPolygon", coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] },
      },
    ],
  };

  it("has its name in the middle of its largest part", () => {
    expect(labelPoints(areas).features[0]?.geometry.coordinates).toEqual([12, 12]);
  });

  it("lies within its bounds", () => expect(boundsOf(areas)).toEqual([0, 0, 14, 14]));
});
