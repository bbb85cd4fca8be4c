import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultWorld } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import type { Model } from "./model/model.js";
import { RealCounty } from "./model/real-county.js";
import { stories } from "./model/steps.js";

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Many stories are told in parts, each to a county of its own: every look at a county reads all that it has lived through. */
const RUNS = isFullLane ? 500 : 300;
const PARTS = isFullLane ? 40 : 1;
/** One story in so many has a server that is killed, which costs a second. */
const KILLS_IN = 15;

interface Verdict {
  readonly failed: boolean;
  readonly told: string;
  readonly runs: number;
  readonly steps: number;
  readonly watcher: readonly string[];
}

/** Tells stories to a model and to a county that runs, until they differ. */
async function compare(numRuns: number, defect?: string): Promise<Verdict> {
  const real = await RealCounty.open(await world.county(), defect);
  let steps = 0;
  try {
    await real.openScreen();
    const story = fc.oneof(
      { weight: KILLS_IN - 1, arbitrary: stories(false) },
      { weight: 1, arbitrary: stories(true) },
    );
    const outcome = await fc.check(
      fc.asyncProperty(story, async (commands) => {
        const model: Model = { incidents: [], isLeaderIn: true, last: null };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        steps += [...commands].length;
        if (!model.isLeaderIn) await real.letLeaderIn(true);
        const found = await real.differences(model.incidents);
        if (found.length > 0) throw new Error(found.join("\n"));
      }),
      // What a defect leaves in the county would follow a story that is made smaller; the seed plays it again on a new one.
      { numRuns, endOnFailure: true },
    );
    const counterexample = fc.stringify(outcome.counterexample);
    const told = `seed ${outcome.seed}: ${counterexample}\n${String(outcome.errorInstance)}`;
    const watcher = outcome.failed ? [] : await real.watcherFaults(20_000);
    return { failed: outcome.failed, told, runs: outcome.numRuns, steps, watcher };
  } finally {
    await real.close();
  }
}

describe("D5 a county and a model of it", () => {
  it.for(Array.from({ length: PARTS }, (_, nth) => nth + 1))(
    `agree on what is taken, what is refused and what becomes of it (${RUNS} stories of at most 60 steps, part %d of ${PARTS})`,
    { timeout: 900_000 },
    async () => {
      const { failed, told, steps, watcher } = await compare(RUNS);
      expect(failed, told).toBe(false);
      expect(watcher).toEqual([]);
      // Stories in which nothing happens would prove nothing.
      expect(steps).toBeGreaterThan(RUNS * 4);
    },
  );

  it.each([
    ["a repeated command is carried out again", /carried out again|was refused/],
    ["a refusal keeps its key", /was accepted|wrote|should be/],
    ["a session that has ended may still act", /should be shut out/],
    ["a command that is run again had run before", /tasks of one incident|was refused|should be|carried out again/],
  ])(
    "are told apart where %s",
    async (defect, expected) => {
      const { failed, told } = await compare(150, defect);
      expect(failed).toBe(true);
      expect(told).toMatch(expected);
    },
    300_000,
  );
});
