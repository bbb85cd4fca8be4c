import { expect, it } from "vitest";
import { steadyClock } from "../../server/kernel/clock.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  ["goes with the clock behind it", [HOUR, HOUR + 1, 2 * HOUR], [HOUR, HOUR + 1, 2 * HOUR]],
  ["stands where that one stands", [HOUR, HOUR, HOUR], [HOUR, HOUR, HOUR]],
  [
    "stands while that one is set back by five minutes",
    [HOUR, HOUR - 5 * MINUTE, HOUR - 1, HOUR + 1],
    [HOUR, HOUR, HOUR, HOUR + 1],
  ],
  ["leaps with it", [HOUR, 2 * HOUR, 2 * HOUR + 1], [HOUR, 2 * HOUR, 2 * HOUR + 1]],
  ["follows one that was an hour ahead and is put right", [2 * HOUR, HOUR, HOUR + 1], [2 * HOUR, HOUR, HOUR + 1]],
])("O7 a steady clock %s", (_what, behind, told) => {
  const times = [...behind];
  const clock = steadyClock(() => times.shift() ?? 0);
  expect(behind.map(() => clock.now().getTime())).toEqual(told);
});
