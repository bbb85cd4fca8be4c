import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFrame, spanOf, type FeedFrame } from "../../../client/live/frame-rule.js";
import { readCursor } from "../../../client/live/read-cursor.js";
import { decodeCursor, encodeCursor } from "../../../server/platform/journal/index.js";

const EPOCH = "0197c0de-0000-7000-8000-000000000001";
const OTHER = "0197c0de-0000-7000-8000-000000000002";
const at = (position: number, epoch = EPOCH): string => encodeCursor({ epoch, position: BigInt(position) });
const frame = (
  previous: number,
  cursor: number,
  own: readonly number[],
  epoch = EPOCH,
): FeedFrame<{ position: string }> => ({
  previous: at(previous, epoch),
  cursor: at(cursor, epoch),
  resync: null,
  entries: own.map((position) => ({ position: String(position) })),
});

describe("the rule of a frame", () => {
  it.each([
    ["nothing is known yet", null, frame(3, 5, [4, 5]), "apply", [4, 5]],
    ["it follows", at(3), frame(3, 5, [4, 5]), "apply", [4, 5]],
    ["it overlaps", at(4), frame(3, 6, [4, 5, 6]), "apply", [5, 6]],
    ["it ends where the reader stands", at(5), frame(3, 5, [4, 5]), "known", []],
    ["it lies behind the reader", at(9), frame(3, 5, [4, 5]), "known", []],
    ["it begins beyond the reader", at(2), frame(3, 5, [4, 5]), "gap", []],
    ["it is of another epoch", at(3), frame(3, 5, [4, 5], OTHER), "gap", []],
    ["it is a heartbeat", at(3), frame(3, 3, []), "apply", []],
    ["its cursors have an unknown form", "?", frame(3, 5, [4]), "gap", []],
  ] as const)("%s", (_case, mine, given, kind, positions) => {
    const verdict = judgeFrame(mine, given);
    expect(verdict.kind).toBe(kind);
    expect(verdict.kind === "apply" ? verdict.entries.map(({ position }) => Number(position)) : []).toEqual(positions);
  });

  it("a resync goes before everything else", () => {
    expect(judgeFrame(at(3), { ...frame(3, 5, [4]), resync: "FELL_BEHIND" })).toEqual({
      kind: "resync",
      reason: "FELL_BEHIND",
      cursor: at(5),
    });
  });

  it("whatever frames come, in any order and however often, each entry is applied once, in order, and none is skipped", () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => [from, from + length] as const);
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), (stretches) => {
        let mine = at(0);
        const applied: number[] = [];
        for (const [from, to] of stretches) {
          const own = Array.from({ length: to - from }, (_, index) => from + 1 + index);
          const verdict = judgeFrame(mine, frame(from, to, own));
          if (verdict.kind !== "apply") continue;
          applied.push(...verdict.entries.map(({ position }) => Number(position)));
          mine = verdict.cursor;
        }
        expect(applied).toEqual(Array.from({ length: applied.length }, (_, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });

  it("a frame tells how much of the journal it speaks for", () => {
    expect([spanOf(frame(3, 203, [])), spanOf({ ...frame(3, 9, []), cursor: "?" })]).toEqual([200, 0]);
  });
});

const mark = fc.option(fc.stringMatching(/^[\w-]{1,16}$/));

describe("a cursor read without the server's code", () => {
  it("means what the server means", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), mark, (epoch, position, viewer) => {
        const text = encodeCursor({ epoch, position }, viewer);
        expect(decodeCursor(text)).toEqual({ epoch, position, viewer });
        expect(readCursor(text)).toEqual({ epoch, position });
      }),
    );
  });

  it("is null for anything else", () => {
    for (const text of ["", "?", "%%%", btoa("2.x.1"), btoa(`1.${EPOCH}.-1`)]) expect(readCursor(text)).toBeNull();
  });
});
