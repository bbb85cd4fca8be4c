import { expect, it } from "vitest";
import { closingTable, percentile } from "../../client/replay/closing-table.js";
import { countBadLine, countOutcome, newTally } from "../../client/replay/tally.js";

it("the closing table says what became of every line", () => {
  const tally = newTally();
  tally.read = 8;
  const answered = { retries: 0, latencyMs: 10 };
  countOutcome(tally, { ...answered, kind: "accepted", status: "DISPATCHED", needsOperator: false });
  countOutcome(tally, { ...answered, kind: "accepted", status: "REPORTED", needsOperator: true, latencyMs: 30 });
  countOutcome(tally, { ...answered, kind: "accepted", status: "VERIFYING", needsOperator: false, retries: 2 });
  for (const code of ["OUTSIDE_COUNTY", "INVALID_INPUT", "OUTSIDE_COUNTY"])
    countOutcome(tally, { ...answered, kind: "refused", code, message: "" });
  countOutcome(tally, { ...answered, kind: "lost", code: "UNREACHABLE", message: "", isServerGone: true, retries: 8 });
  countBadLine(tally, { line: 5, problem: "description: missing" });
  expect(closingTable(tally, 2_000)).toBe(
    [
      "读取 lines read                     8",
      "受理 accepted                       3",
      "  自动派遣 routed without a person  1",
      "  待人工 needs operator             1",
      "  其他 waiting otherwise            1",
      "拒绝 refused                        3",
      "  OUTSIDE_COUNTY                    2",
      "  INVALID_INPUT                     1",
      "丢失 lost                           1",
      "  UNREACHABLE                       1",
      "坏行 bad lines                      1",
      "  第 5 行 line 5                    description: missing",
      "重试 retried                        10",
      "延迟 latency p50 / p99              10.0 ms / 30.0 ms",
      "最大滞后 latest behind the clock    0.0 ms",
      "每秒 per second                     3.0",
      "用时 elapsed                        2.0 s",
    ].join("\n"),
  );
});

it("the table of nothing divides by nothing", () => {
  expect(closingTable(newTally(), 0)).toContain("– / –");
});

it("the table names the first twenty bad lines and counts them all", () => {
  const tally = newTally();
  for (let line = 1; line <= 30; line += 1) countBadLine(tally, { line, problem: "not a JSON object" });
  expect(closingTable(tally, 1).match(/not a JSON object/g)).toHaveLength(20);
  expect(tally.bad.count).toBe(30);
});

it.each([
  [[7], 50, 7],
  [[1, 2], 50, 1],
  [[1, 2, 3], 50, 2],
  [Array.from({ length: 100 }, (_, index) => index + 1), 99, 99],
  [Array.from({ length: 101 }, (_, index) => index + 1), 99, 100],
  [[1, 2, 3], 100, 3],
])("a percentile is a value that was measured: %j at %d is %d", (values, percent, expected) => {
  expect(percentile(Float64Array.from(values), percent)).toBe(expected);
});
