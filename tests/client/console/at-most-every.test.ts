import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { atMostEvery } from "../../../client/console/store/at-most-every.js";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("what is done at most every quarter of a second", () => {
  it("is done at once the first time, then after the rest of its time", () => {
    const done: number[] = [];
    const schedule = atMostEvery(250);
    const ask = () => schedule(() => done.push(performance.now()));
    const began = performance.now();
    ask();
    vi.advanceTimersByTime(100);
    ask();
    vi.advanceTimersByTime(149);
    expect(done).toHaveLength(1);
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(1_000);
    ask();
    expect(done.map((at) => at - began)).toEqual([0, 250, 1_250]);
  });
});
