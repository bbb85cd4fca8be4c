import { expect, it } from "vitest";
import { paceOf } from "../../client/replay/pace.js";
import { fakeTime } from "./fake-time.js";

const { signal } = new AbortController();
const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000);

it("the first report is sent at once and the gaps are divided by the speed", async () => {
  const time = fakeTime();
  const pace = paceOf(60, time);
  for (const seconds of [0, 60, 90]) await pace(at(seconds), signal);
  expect(time.slept).toEqual([1_000, 500]);
});

it("max never waits", async () => {
  const time = fakeTime();
  const pace = paceOf("max", time);
  for (const seconds of [0, 600]) expect(await pace(at(seconds), signal)).toBe(0);
  expect(time.slept).toEqual([]);
});

it("what a slow server cost is made up for, not added up", async () => {
  const time = fakeTime();
  const pace = paceOf(1, time);
  await pace(at(0), signal);
  time.advance(25_000);
  expect(await pace(at(10), signal)).toBe(15_000);
  expect(await pace(at(30), signal)).toBe(0);
  expect(time.slept).toEqual([5_000]);
});

it("a report older than the one before it is sent at once", async () => {
  const time = fakeTime();
  const pace = paceOf(1, time);
  await pace(at(100), signal);
  await pace(at(40), signal);
  expect(time.slept).toEqual([]);
});

it("a gap longer than a timer can hold is slept in pieces", async () => {
  const time = fakeTime();
  const pace = paceOf(1, time);
  await pace(at(0), signal);
  await pace(at(30 * 86_400), signal);
  expect(Math.max(...time.slept)).toBe(3_600_000);
  expect(time.now()).toBe(30 * 86_400_000);
});

it("a stop ends the waiting", async () => {
  const time = fakeTime();
  const pace = paceOf(1, time);
  await pace(at(0), signal);
  await pace(at(86_400), AbortSignal.abort());
  expect(time.slept).toEqual([]);
});
