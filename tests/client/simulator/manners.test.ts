import { describe, expect, it } from "vitest";
import { MusterError } from "../../../client/muster-error.js";
import { BackOff, isWorthWaiting } from "../../../client/simulator/back-off.js";
import { SignInPace } from "../../../client/simulator/sign-in-pace.js";

describe("signing in", () => {
  it("lets some through at once, then one every two seconds: under 60 a minute, with room for people", () => {
    const pace = new SignInPace(() => 0);
    const waits = Array.from({ length: 80 }, () => pace.takeTurn());
    expect(waits.filter((wait) => wait === 0).length).toBe(20);
    expect(waits.filter((wait) => wait < 60_000).length).toBeLessThanOrEqual(50);
    expect(waits.slice(20, 23)).toEqual([2_000, 4_000, 6_000]);
  });

  it("has its burst again after a while", () => {
    let now = 0;
    const pace = new SignInPace(() => now);
    for (let count = 0; count < 20; count += 1) pace.takeTurn();
    now = 40_000;
    expect(Array.from({ length: 20 }, () => pace.takeTurn()).every((wait) => wait === 0)).toBe(true);
  });

  it("holds off for as long as it is told", () => {
    const pace = new SignInPace(() => 0);
    pace.holdOff(60_000);
    expect(pace.takeTurn()).toBe(62_000);
  });
});

describe("a server in need", () => {
  const overloaded = (retryAfter = 0) => new MusterError(503, "OVERLOADED", "later", retryAfter);

  it("is left alone twice as long each time, at most a minute, and again briefly once it has answered", () => {
    let now = 0;
    const backOff = new BackOff(() => now);
    const quietFor = () => {
      const from = now;
      backOff.failed(overloaded());
      while (backOff.isQuiet) now += 100;
      return now - from;
    };
    expect(Array.from({ length: 8 }, quietFor)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    backOff.succeeded();
    expect(quietFor()).toBe(1_000);
  });

  it("is left alone as long as it asks for, and several failures at once count as one", () => {
    let now = 0;
    const backOff = new BackOff(() => now);
    backOff.failed(overloaded(30));
    backOff.failed(overloaded(30));
    now = 29_999;
    expect(backOff.isQuiet).toBe(true);
    now = 30_000;
    expect(backOff.isQuiet).toBe(false);
  });

  it.each([
    [new MusterError(0, "UNREACHABLE", "no answer"), true],
    [new MusterError(429, "RATE_LIMITED", "too many"), true],
    [new MusterError(503, "SHUTTING_DOWN", "later"), true],
    [new MusterError(200, "GRAPHQL_VALIDATION_FAILED", "wrong"), false],
    [new Error("a bug"), false],
  ])("is told by %s: %s", (error, isWorth) => expect(isWorthWaiting(error)).toBe(isWorth));
});
