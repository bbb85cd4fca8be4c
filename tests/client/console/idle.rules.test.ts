import { describe, expect, it } from "vitest";
import { isIdle, readLockMinutes } from "../../../client/console/session/idle.rules.js";

describe("an idle desk", () => {
  it.each([
    [10, 599_999, false],
    [10, 600_000, true],
    [5, 300_000, true],
    [0, 9_999_999, false],
  ] as const)("set to %d minutes is covered %d ms after the last touch: %s", (minutes, passed, is) => {
    expect(isIdle(1_000, 1_000 + passed, minutes)).toBe(is);
  });

  it.each([
    [null, 10],
    ["30", 30],
    ["0", 0],
    ["7", 10],
    ["", 10],
  ])("that was set to %j waits %d minutes", (kept, minutes) => {
    expect(readLockMinutes(kept)).toBe(minutes);
  });
});
