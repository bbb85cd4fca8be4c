import { describe, expect, it } from "vitest";
import { fateOf, minutesAt, pick } from "../../../client/simulator/draw.js";
import { HOUR_WEIGHTS, MINUTES, SPREAD_AT, type Figure } from "../../../client/simulator/figures.js";
import { hourInChina, needsWarmUp, pauseBeforeReport, reportsPerHour } from "../../../client/simulator/report-rate.js";
import type { Step } from "../../../client/simulator/step.js";
import { doneAt } from "../../../client/simulator/wait-for.js";

const HOUR = 3_600_000;
const figures = Object.keys(MINUTES) as Figure[];

describe("a figure", () => {
  it.each(figures)("%s gives its measured points, and grows between them", (figure) => {
    expect(SPREAD_AT.map((share) => Number(minutesAt(figure, share).toFixed(2)))).toEqual([...MINUTES[figure]]);
    const many = Array.from({ length: 101 }, (_, index) => minutesAt(figure, index / 100));
    expect(many.toSorted((a, b) => a - b)).toEqual(many);
  });

  it("is flat beyond the outermost points and straight between two", () => {
    expect(minutesAt("sign", 0)).toBe(19.6);
    expect(minutesAt("sign", 1)).toBe(254.72);
    expect(minutesAt("sign", 0.375)).toBeCloseTo((63.33 + 110.8) / 2, 6);
  });

  it("of the hours of a day averages one", () => {
    expect(HOUR_WEIGHTS.reduce((sum, weight) => sum + weight, 0) / 24).toBeCloseTo(1, 2);
  });
});

it("fate is the same every time, differs by question, and spreads evenly", () => {
  expect(fateOf("inc_1", "returned")).toBe(fateOf("inc_1", "returned"));
  expect(fateOf("inc_1", "returned")).not.toBe(fateOf("inc_1", "reworked"));
  const low = Array.from({ length: 2_000 }, (_, index) => fateOf(`inc_${index}`, "q")).filter((fate) => fate < 0.25);
  expect(low.length / 2_000).toBeGreaterThan(0.22);
  expect(low.length / 2_000).toBeLessThan(0.28);
});

it("picking reaches the first and the last and nothing beyond", () => {
  expect([0, 0.34, 0.67, 1].map((share) => pick(["a", "b", "c"], share))).toEqual(["a", "b", "c", "c"]);
  expect(() => pick([], 0.5)).toThrow("nothing to pick from");
});

describe("reports", () => {
  it.each([
    [0, 18],
    [39, 18],
    [40, 9],
    [69, 9],
    [70, 4.5],
    [119, 4.5],
    [120, 2.25],
    [149, 2.25],
    [150, 0],
    [1_000, 0],
  ])("with %i open come at %d an hour, times the hour's weight", (open, perHour) => {
    expect(reportsPerHour(9, open)).toBeCloseTo(perHour * 1.95, 6);
    expect(reportsPerHour(4, open)).toBeCloseTo(perHour * 0.05, 6);
  });

  it("follow the clock of China", () => {
    expect(hourInChina(new Date("2026-11-23T01:30:00Z"))).toBe(9);
    expect(hourInChina(new Date("2026-11-23T20:00:00Z"))).toBe(4);
  });

  const pace = { hour: 9, open: 100, speed: 10, isWarmingUp: false };

  it("come sooner at a higher speed, in the burst at once, never where too much is open", () => {
    const slow = pauseBeforeReport({ ...pace, speed: 6 }, 0.5);
    const fast = pauseBeforeReport({ ...pace, speed: 60 }, 0.5);
    expect(slow).toBeCloseTo((fast ?? 0) * 10, 3);
    expect(pauseBeforeReport({ ...pace, isWarmingUp: true }, 0.5)).toBeLessThan(1_000);
    expect(pauseBeforeReport({ ...pace, open: 150 }, 0.5)).toBeNull();
  });

  it("never let the screen sleep for more than ten minutes", () => {
    expect(pauseBeforeReport({ ...pace, hour: 4, speed: 1 }, 0.999)).toBe(10 * 60_000);
  });

  it("begin with a burst only where little is open", () => {
    expect([0, 59, 60, 100].map(needsWarmUp)).toEqual([true, true, false, false]);
  });
});

describe("a step is done", () => {
  const step: Step = { verb: "SIGN", incidentId: "inc_1", on: "tsk_1", round: 1, doers: [], wait: "sign" };
  const nowMs = Date.parse("2026-11-23T01:00:00Z");
  const waiting = { nowMs, speed: 10, travelMs: 0, isHurried: false };
  const after = (changes: Partial<Step>, share = 0.5, more = {}) =>
    doneAt({ ...step, ...changes }, { ...waiting, ...more }, share) - nowMs;
  const inHours = (hours: number) => new Date(nowMs + hours * HOUR).toISOString();

  it("after as long as the figure says, divided by the speed", () => {
    expect(after({})).toBeCloseTo((110.8 * 60_000) / 10, 3);
    expect(after({}, 0.5, { speed: 1 })).toBeCloseTo(110.8 * 60_000, 3);
  });

  it("in time, where it would take longer than is left", () => {
    expect(after({ dueAt: inHours(0.1) })).toBeCloseTo(0.1 * 0.8 * HOUR, 3);
    expect(after({ dueAt: inHours(5) })).toBeCloseTo((110.8 * 60_000) / 10, 3);
    expect(after({ dueAt: inHours(-1) })).toBeCloseTo((110.8 * 60_000) / 10, 3);
  });

  it.each([
    [1, 3.9, 2.5, 12.5],
    [10, 1, 0.25, 1.25],
    [60, 0.5, 2.5 / 60, 12.5 / 60],
  ])("at %i× late by hours divided by the speed where it is neglected", (speed, dueIn, least, most) => {
    const late = { isNeglected: true, dueAt: inHours(dueIn) };
    expect(after(late, 0, { speed })).toBeCloseTo((dueIn + least) * HOUR, 3);
    expect(after(late, 1, { speed })).toBeCloseTo((dueIn + most) * HOUR, 3);
  });

  it.each([
    [1, 5],
    [10, 5],
    [60, 1.5],
  ])("at %i× in time though it is neglected, where its time would run out in %d hours only", (speed, dueIn) => {
    expect(after({ isNeglected: true, dueAt: inHours(dueIn) }, 0.5, { speed })).toBeLessThan(dueIn * HOUR);
  });

  it("within seconds in the burst, but nobody drives faster for it", () => {
    expect(after({}, 1, { isHurried: true })).toBeLessThan(5_000);
    expect(after({ wait: "travel" }, 1, { isHurried: true, travelMs: 60_000 })).toBe(60_000);
  });

  it("never within the same second", () => {
    expect(after({ wait: "turnOut" }, 0)).toBe(1_000);
  });
});
