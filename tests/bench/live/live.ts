import type { Bench, BenchOptions, BenchResult } from "../bench.js";
import { BenchCounty } from "./muster.js";
import { compareFanOut } from "./compare-fan-out.js";
import { compareMemory } from "./compare-memory.js";
import { installPeers, peerVersions } from "./peer.js";
import { Program } from "./program.js";
import type { LivePlan } from "./live-plan.js";
import { resultOf } from "./live-result.js";
import { timeCommits } from "./time-commits.js";

const FULL: LivePlan = {
  sizes: [500, 2_000],
  rounds: 3,
  deliveriesPerSecond: 10_000,
  windowMs: 8_000,
  warmMs: 2_000,
  idleSubscribers: 2_000,
  idleRounds: 3,
  timedSubscribers: 500,
  entriesPerSecond: 34,
};

const QUICK: LivePlan = {
  sizes: [20],
  rounds: 1,
  deliveriesPerSecond: 200,
  windowMs: 1_000,
  warmMs: 500,
  idleSubscribers: 50,
  idleRounds: 1,
  timedSubscribers: 20,
  entriesPerSecond: 34,
};

/** What a live frame costs, beside the usual GraphQL servers and the bare socket. */
export const live: Bench = {
  title: "Live frames, beside other servers and the bare socket",
  run: async (options) => {
    const plan = options.isQuick ? QUICK : FULL;
    installPeers(options.say);
    const county = await BenchCounty.open(Math.max(...plan.sizes, plan.idleSubscribers));
    const subscribers = Program.start("dist/tests/bench/live/subscribers.js");
    try {
      return await measure(plan, county, subscribers, options);
    } finally {
      await subscribers.stop();
      await county.close();
    }
  },
};

async function measure(
  plan: LivePlan,
  county: BenchCounty,
  subscribers: Program,
  { say }: BenchOptions,
): Promise<BenchResult> {
  const fanOut = await compareFanOut(plan, county, subscribers, say);
  const memory = await compareMemory(plan, county, subscribers, say);
  const timed = await timeCommits(plan, county, subscribers, say);
  const versions = { postgres: await county.postgresVersion(), ...peerVersions() };
  return resultOf(plan, versions, { fanOut, memory, timed });
}
