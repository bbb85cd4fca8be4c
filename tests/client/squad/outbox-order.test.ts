import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countUnsent, nextToSend, waitAfter } from "../../../client/squad/outbox/order.rules.js";
import { newKey } from "../../../client/squad/store/device-key.js";
import type { Step } from "../../../client/squad/store/phone-store.js";
import { aStep } from "./steps.js";

const refusal = { code: "NOT_FOUND", message: "" };

describe("what is sent next", () => {
  it("is the oldest step, whatever its lane", () => {
    const steps = [aStep(3, "DEPART"), aStep(2, "ACCEPT"), aStep(1, "DUTY", { lane: "duty" })];
    expect(nextToSend(steps)?.order).toBe(1);
    expect(nextToSend([])).toBeNull();
  });

  it("is nothing behind a refused step of its lane, while other lanes go on", () => {
    const stuck = [aStep(1, "ACCEPT", { refusal }), aStep(2, "DEPART")];
    expect(nextToSend(stuck)).toBeNull();
    expect(nextToSend([...stuck, aStep(3, "REPORT", { lane: "report 1" })])?.order).toBe(3);
  });

  it("keeps the order of every lane and leaves out exactly what stands behind a refusal, in whatever order steps are read", () => {
    const step = fc.record({ lane: fc.constantFrom("a", "b", "c"), isRefused: fc.boolean(), shuffled: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (drawn) => {
        let waiting: Step[] = drawn
          .map(({ lane, isRefused, shuffled }, at) => ({
            shuffled,
            step: aStep(at + 1, "ACCEPT", { lane, refusal: isRefused ? refusal : null }),
          }))
          .toSorted((a, b) => a.shuffled - b.shuffled)
          .map((each) => each.step);
        const sent: number[] = [];
        for (let next = nextToSend(waiting); next !== null; next = nextToSend(waiting)) {
          const { order } = next;
          sent.push(order);
          waiting = waiting.filter((each) => each.order !== order);
        }
        const expected = drawn.flatMap(({ lane }, at) => {
          const isStuck = drawn.slice(0, at + 1).some((each) => each.lane === lane && each.isRefused);
          return isStuck ? [] : [at + 1];
        });
        expect(sent).toEqual(expected);
      }),
    );
  });
});

describe("the count of what is to be sent", () => {
  const photo = (isUploaded: boolean) => ({ isUploaded, evidenceId: null });
  it.each([
    ["nothing", [], [], 0],
    ["a step and its photo, which has a step of its own", [aStep(1, "PHOTO"), aStep(2, "COMPLETE")], [photo(false)], 2],
    ["a photo alone whose step is done", [], [photo(false)], 1],
    ["a photo that arrived", [], [photo(true)], 0],
    ["a refused step, which waits for a person", [aStep(1, "ACCEPT", { refusal })], [], 0],
  ] as const)("of %s", (_, steps, photos, count) => {
    expect(countUnsent(steps, photos)).toBe(count);
  });
});

describe("the wait after failures", () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [6, 60_000],
    [40, 60_000],
  ])("%i in a row: %i ms", (failures, ms) => expect(waitAfter(failures)).toBe(ms));
});

describe("a key of this device", () => {
  it("is a UUIDv7 that sorts by its time", () => {
    const keys = [1_790_000_000_000, 1_790_000_000_001, 1_890_000_000_000].map((now) => newKey(now));
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys.toSorted()).toEqual(keys);
    expect(newKey(0x0123456789ab, new Uint8Array(10).fill(255))).toBe("01234567-89ab-7fff-bfff-ffffffffffff");
    expect(new Set(Array.from({ length: 500 }, () => newKey())).size).toBe(500);
  });
});
