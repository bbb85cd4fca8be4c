import { expect, it } from "vitest";
import { waitBeforeRetry } from "../../../client/live/back-off.js";

it.each([
  ["the first try", 0, 1006, 500],
  ["the third try", 2, 1006, 2_000],
  ["the twentieth try", 20, 1006, 30_000],
  ["a server that goes away", 0, 1001, 5_000],
  ["a server that restarts", 0, 1012, 5_000],
  ["a server that has long gone", 10, 1012, 30_000],
])("%s waits up to its bound, with full jitter", (_case, retries, code, most) => {
  expect(waitBeforeRetry(retries, code, () => 0)).toBe(0);
  expect(waitBeforeRetry(retries, code, () => 0.5)).toBe(most / 2);
  expect(waitBeforeRetry(retries, code, () => 1)).toBe(most);
});
