import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOfAnswer, narrow, type ClockBounds } from "../../../client/console/ask/server-clock.rules.js";

describe("the server's clock", () => {
  it("lies between what an answer's whole second allows", () => {
    expect(boundsOfAnswer(1_000, 1_200, 5_000)).toEqual({ least: 3_800, most: 5_000 });
  });

  it("is known better with every answer and never beside the truth", () => {
    const asked = fc.record({ at: fc.integer({ min: 0, max: 100_000 }), there: fc.nat(400), back: fc.nat(400) });
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.array(asked, { minLength: 1 }), (offset, answers) => {
        let known: ClockBounds | null = null;
        for (const { at, there, back } of answers) {
          const date = Math.floor((at + there + offset) / 1_000) * 1_000;
          const before: ClockBounds | null = known;
          known = narrow(known, boundsOfAnswer(at, at + there + back, date));
          expect(known.least).toBeLessThanOrEqual(offset);
          expect(known.most).toBeGreaterThanOrEqual(offset);
          if (before !== null) expect(known.most - known.least).toBeLessThanOrEqual(before.most - before.least);
        }
      }),
    );
  });

  it("begins anew where a clock was set", () => {
    expect(narrow({ least: 0, most: 10 }, { least: 500, most: 900 })).toEqual({ least: 500, most: 900 });
  });
});
