import { describe, expect, it } from "vitest";
import { driveMs, metersBetween, middleAnd, placeAt, routeBetween } from "../../../client/simulator/route.js";
import { SquadMoves } from "../../../client/simulator/squad-moves.js";
import { spokenName } from "../../../client/simulator/world.js";

const seat = { longitude: 118.63, latitude: 35.78 };
const village = { longitude: 118.7, latitude: 35.82 };

describe("a route", () => {
  it.each([0, 0.3, 1])("with bend %d begins and ends where it should, and is no flight and no detour", (bend) => {
    const route = routeBetween(seat, village, bend);
    expect(metersBetween(placeAt(route, 0), seat)).toBeLessThan(1);
    expect(metersBetween(placeAt(route, 1), village)).toBeLessThan(1);
    const length = route.slice(1).reduce((sum, place, index) => sum + metersBetween(route[index] ?? place, place), 0);
    expect(length / metersBetween(seat, village)).toBeLessThan(1.4);
  });

  it("is driven at about 40 km/h, and no shorter than a minute and a half", () => {
    const hours = driveMs(seat, village) / 3_600_000;
    expect((metersBetween(seat, village) * 1.4) / 1_000 / hours).toBeCloseTo(40, 3);
    expect(driveMs(seat, seat)).toBe(90_000);
  });
});

it("a point of an area lies within its corners", () => {
  const corners = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
  ];
  for (const share of [0, 0.5, 0.999])
    for (const reach of [0, 1]) {
      const { longitude, latitude } = middleAnd(corners, share, reach);
      expect(longitude > 0 && longitude < 4 && latitude > 0 && latitude < 2).toBe(true);
    }
});

describe("a squad", () => {
  const leaving = { nowMs: 0, bend: 0.4 };

  function onItsWay() {
    const moves = new SquadMoves(10);
    moves.meet("sqd_1", seat);
    return { moves, takes: moves.setOut("sqd_1", village, leaving) };
  }

  it("takes as long as the drive does at this speed, and does not begin anew for being told twice", () => {
    const { moves, takes } = onItsWay();
    expect(takes).toBeCloseTo(driveMs(seat, village) / 10, 3);
    expect(moves.setOut("sqd_1", village, { ...leaving, nowMs: 1_000 })).toBeCloseTo(takes - 1_000, 3);
  });

  it("reports in batches along its way, each position newer and nearer, the last at the goal", () => {
    const { moves, takes } = onItsWay();
    const batches = [];
    for (let nowMs = 0; nowMs <= takes + 200; nowMs += 200) batches.push(moves.takeDue(nowMs).get("sqd_1") ?? []);
    const positions = batches.flat();
    expect(batches.filter(({ length }) => length > 0).length).toBeGreaterThan(5);
    const times = positions.map(({ takenAt }) => takenAt);
    expect(times.toSorted()).toEqual(times);
    const left = positions.map((position) => Math.round(metersBetween(position, village)));
    expect(left.toSorted((a, b) => b - a)).toEqual(left);
    expect(left.at(-1)).toBeLessThan(1);
    expect(moves.isMoving("sqd_1")).toBe(false);
  });

  it("standing says where it is often enough to stay fresh, and not more", () => {
    const moves = new SquadMoves(10);
    moves.meet("sqd_1", seat);
    const said = Array.from({ length: 60 }, (_, minute) => moves.takeDue(minute * 60_000).has("sqd_1"));
    expect(said.filter(Boolean).length).toBe(7);
  });

  it("that is called on its way goes on from where it is", () => {
    const { moves, takes } = onItsWay();
    const back = moves.setOut("sqd_1", seat, { nowMs: takes / 2, bend: 0.4 });
    expect(back).toBeLessThan(takes * 0.75);
    expect(moves.moving).toBe(1);
  });
});

it.each([
  ["陈家庄子村委会", "陈家庄子村"],
  ["高桥一村村委会", "高桥一村"],
  ["茶庵街居委会", "茶庵街"],
  ["新村", "新村"],
])("people call %s %s", (committee, spoken) => expect(spokenName(committee)).toBe(spoken));
