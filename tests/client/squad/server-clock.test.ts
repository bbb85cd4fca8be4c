import { describe, expect, it } from "vitest";
import { believable, offsetAfter } from "../../../client/squad/line/server-clock.rules.js";
import { storeTroubleOf } from "../../../client/squad/store/store-trouble.js";

const NOW = Date.parse("2026-11-25T09:00:00.000Z");
const HOUR = 3_600_000;
const dateOf = (instant: number) => new Date(instant).toUTCString();

describe("what a phone believes of its clock", () => {
  it.each([
    ["a clock that is right needs nothing", 0, dateOf(NOW), NOW + 900, 0],
    ["whole seconds and a slow answer are no error", 0, dateOf(NOW), NOW + 2_900, 0],
    ["a clock three hours fast is put back", 0, dateOf(NOW), NOW + 3 * HOUR, -3 * HOUR],
    ["a clock two hours slow is put on", 0, dateOf(NOW), NOW - 2 * HOUR, 2 * HOUR],
    ["a second more or less changes nothing that is known", -3 * HOUR, dateOf(NOW), NOW + 3 * HOUR + 1_500, -3 * HOUR],
    ["a clock that was set right is believed again", -3 * HOUR, dateOf(NOW), NOW + 400, 0],
    ["an answer without a date teaches nothing", 7, null, NOW, 7],
    ["a date that is none teaches nothing", 7, "soon", NOW, 7],
  ])("%s", (_rule, known, date, deviceNow, expected) => {
    expect(offsetAfter(known, date, deviceNow)).toBe(expected);
  });

  it.each([
    ["what was done before now stands", NOW - HOUR, NOW - HOUR],
    ["a clock that is a little fast stands", NOW + 60_000, NOW + 60_000],
    ["what cannot have happened yet happened now", NOW + 60_001, NOW],
  ])("%s", (_rule, notedAt, expected) => {
    expect(believable(new Date(notedAt).toISOString(), NOW)).toBe(new Date(expected).toISOString());
  });
});

describe("why a phone keeps nothing", () => {
  it.each([
    [{ name: "QuotaExceededError" }, "full"],
    [{ name: "AbortError", inner: { name: "QuotaExceededError" } }, "full"],
    [{ name: "OpenFailedError", inner: { name: "UnknownError" } }, "blocked"],
    [{ name: "MissingAPIError" }, "blocked"],
    [new Error("anything else"), "blocked"],
    [null, "blocked"],
  ] as const)("%j is %s", (fault, trouble) => {
    expect(storeTroubleOf(fault)).toBe(trouble);
  });
});
