import { describe, expect, it } from "vitest";
import { growthCurve } from "./growth-curve.js";
import { percentile } from "./percentile.js";
import { StatementReader } from "./statement-reader.js";

const message = (kind: string, body: string): Buffer => {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(4);
  head.writeInt32BE(bytes.length + 4);
  return Buffer.concat([Buffer.from(kind), head, bytes]);
};

describe("the reader of statements", () => {
  const conversation = Buffer.concat([
    message("", "\0\u0003\0\0user\0muster_app\0\0"),
    message("Q", "begin\0"),
    message("P", "\0select $1\0\0\0"),
    message("B", "\0\0\0\0\0\0"),
    message("D", "P\0"),
    message("E", "\0\0\0\0\0"),
    message("S", ""),
    message("P", "kept\0select 名 from incident\0\0\0"),
    message("B", "\0kept\0\0\0\0\0"),
    message("E", "\0\0\0\0\0"),
    message("B", "\0kept\0\0\0\0\0"),
    message("E", "\0\0\0\0\0"),
  ]);

  it.each([1, 3, 7, conversation.length])("tells each statement that is run, in pieces of %d bytes", (size) => {
    const told: string[] = [];
    const reader = new StatementReader((text) => told.push(text));
    for (let at = 0; at < conversation.length; at += size) reader.read(conversation.subarray(at, at + size));
    expect(told).toEqual(["begin", "select $1", "select 名 from incident", "select 名 from incident"]);
  });
});

describe("a percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])("of %d of 1 to 100 is %d", (share, expected) => expect(percentile(hundred, share)).toBe(expected));

  it("of nothing is no number", () => expect(percentile([], 0.5)).toBeNaN());
});

describe("the curve", () => {
  it("draws every size on one scale and marks the goal", () => {
    expect(growthCurve(["10", "1,000"], [{ name: "board", values: [50, 100] }], 200).split("\n")).toEqual([
      "board",
      `     10 ${"█".repeat(10)} 50 ms`,
      `  1,000 ${"█".repeat(20)} 100 ms`,
      `        ${"─".repeat(39)}┘ 200 ms`,
    ]);
  });
});
