import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../server/kernel/project-root.js";
import { isMet, type BenchResult, type Goal } from "../bench.js";
import { readCommandLine } from "../command-line.js";
import { describeMachine } from "./describe-machine.js";
import { recordOf } from "./record.js";
import { shown, withSection } from "./section.js";
import { writeRecord } from "./write-record.js";

const goal: Goal = { name: "CPU per message", bound: "at most", goal: 1.5, measured: 1.25, unit: "× bare ws" };
const result: BenchResult = {
  parameters: { subscribers: 500 },
  versions: { postgres: "18.4" },
  figures: { cpuMicros: [9.5, 10] },
  parts: [
    { title: "CPU", columns: ["server", "µs"], rows: [["ws", 9.512]] },
    { title: "Curve", drawing: "▁▂▃" },
  ],
  goals: [goal, { ...goal, name: "memory", measured: 3 }],
  notes: ["The peers keep nothing."],
};
const machine = describeMachine(projectRoot);
const record = recordOf("live", "Live frames", machine, result, new Date("2026-11-25T04:00:00Z"));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-record-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a record of a bench", () => {
  it("is kept as JSON with machine, versions, date, parameters and figures", () => {
    writeFileSync(join(folder, "performance.md"), "# Performance\n");
    writeRecord(folder, record);
    const kept: unknown = JSON.parse(readFileSync(join(folder, "performance/live.json"), "utf8"));
    expect(kept).toEqual({ name: "live", title: "Live frames", date: "2026-11-25", machine, ...result });
    expect(machine.cpu).not.toBe("");
    expect(machine.cores).toBeGreaterThan(0);
    expect(machine.commit).toMatch(/^(?:[0-9a-f]{10}\+?|unknown)$/);
  });

  it("takes the place of the last one and leaves everything else as it was", () => {
    const path = join(folder, "performance.md");
    writeFileSync(path, "# Performance\n\n<!-- bench:live -->\nold\n<!-- /bench:live -->\n\n## Others\n");
    writeRecord(folder, record);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(
      /^# Performance\n\n<!-- bench:live -->\n## Live frames\n[^]*\n<!-- \/bench:live -->\n\n## Others\n$/,
    );
    expect(text).not.toContain("old");
    expect(text).toContain("| CPU per message | at most 1.5 × bare ws | 1.25 × bare ws | yes |");
    expect(text).toContain("| memory | at most 1.5 × bare ws | 3 × bare ws | **no** |");
    expect(text).toContain("| ws | 9.51 |");
    expect(text).toContain("```text\n▁▂▃\n```");
    expect(text).toContain("- The peers keep nothing.");
    writeRecord(folder, record);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("comes at the end where there is none yet", () => {
    expect(withSection("# Performance\n", "read", "x")).toBe(
      "# Performance\n\n<!-- bench:read -->\nx\n<!-- /bench:read -->\n",
    );
  });

  it("is not written where half of a marker is missing", () => {
    writeFileSync(join(folder, "performance.md"), "<!-- bench:live -->\n");
    expect(() => writeRecord(folder, record)).toThrow("the markers of live");
    expect(readFileSync(join(folder, "performance.md"), "utf8")).toBe("<!-- bench:live -->\n");
  });
});

describe("a goal", () => {
  it.each([
    ["at most", 2, 2, true],
    ["at most", 2, 2.1, false],
    ["at least", 2, 2, true],
    ["at least", 2, 1.9, false],
    ["at most", 2, Number.NaN, false],
  ] as const)("of %s %d is with %d met: %s", (bound, wanted, measured, met) => {
    expect(isMet({ ...goal, bound, goal: wanted, measured })).toBe(met);
  });

  it.each([
    [1_234.4, "1,234"],
    [12.345, "12.3"],
    [0.012_34, "0.0123"],
    [Number.NaN, "none"],
  ])("%d is shown as %s", (value, text) => expect(shown(value)).toBe(text));
});

describe("the command line", () => {
  const known = ["live", "read"];

  it.each([
    [["live"], { names: ["live"], isQuick: false }],
    [["all", "--quick"], { names: ["live", "read"], isQuick: true }],
  ])("%j is understood", (words, asked) => expect(readCommandLine(words, known)).toEqual(asked));

  it.each([[[]], [["lives"]], [["live", "--fast"]]])("%j is answered with how to ask", (words) =>
    expect(readCommandLine(words, known)).toContain("npm run bench -- live|read|all [--quick]"),
  );
});
