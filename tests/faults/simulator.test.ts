import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { isFullLane } from "./kit/full-lane.js";
import type { SimOutcome } from "./simulator/simulate.js";

const run = promisify(execFile);

beforeAll(() => {
  const built = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: projectRoot, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
}, 120_000);

/** Plays seeds against the built product; with a defect in it, until one fails. */
async function play(first: number, count: number, defect?: string): Promise<readonly SimOutcome[]> {
  const preloads = [
    "tests/support/resolve-typescript.ts",
    "tests/faults/kit/use-build.ts",
    ...(defect === undefined ? [] : ["tests/faults/kit/plant-defect.ts"]),
  ].flatMap((path) => ["--import", pathToFileURL(join(projectRoot, path)).href]);
  const until = defect === undefined ? "the-end" : "until-one-fails";
  const program = join(projectRoot, "tests/faults/simulator/run-seeds.ts");
  const { stdout } = await run(
    process.execPath,
    ["--experimental-transform-types", "--no-warnings", ...preloads, program, String(first), String(count), until],
    {
      maxBuffer: 2 ** 28,
      env: { PATH: process.env["PATH"], ...(defect === undefined ? {} : { PLANTED_DEFECT: defect }) },
    },
  );
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SimOutcome);
}

const seedsThatFailed = (outcomes: readonly SimOutcome[]) => outcomes.filter(({ violations }) => violations.length > 0);

describe("D13 the live engine and the client library in a simulated world", () => {
  const count = isFullLane ? 10_000 : 200;
  it(`show every screen exactly what is its own, whatever happens to time, lines, nodes and database (${count} seeds)`, async () => {
    // Half of them are the same in every run, half are new; a seed that failed is played again by its number.
    const fresh = Date.now() % 2 ** 30;
    const outcomes = [...(await play(0, count / 2)), ...(await play(fresh, count / 2))];
    expect(seedsThatFailed(outcomes)).toEqual([]);
    expect(outcomes).toHaveLength(count);
    // Worlds in which nothing is ever shown would prove nothing.
    expect(outcomes.filter(({ entries }) => entries > 0).length).toBeGreaterThan(count * 0.9);
  }, 1_800_000);

  it.each([
    "a catch-up skips an entry",
    "a reader that waits for hints alone",
    "a reader that gives up when the database is away",
    "entries that are gone are passed over",
    "a member joins its group wherever it stands",
    "a slow reader never leaves its group",
    "a ring with a hole",
    "a client that does not look where a frame begins",
    "a change of rights that is not told",
    "rights that changed meanwhile are not told",
  ])(
    "are caught where %s",
    async (defect) => {
      expect(seedsThatFailed(await play(0, 1_000, defect))).toHaveLength(1);
    },
    120_000,
  );
});
