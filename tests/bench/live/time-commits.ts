import type { LivePlan } from "./live-plan.js";
import type { BenchCounty, MusterNode } from "./muster.js";
import { median } from "./percentile.js";
import type { Program } from "./program.js";
import { watchWindow } from "./window.js";

/** How long a commit takes to every subscriber, each figure the median over the rounds. */
export interface Timed {
  readonly name: string;
  readonly entriesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The ways in which a commit can become known, by the setting that makes it so. */
export const ways = {
  here: "reports at the same node",
  notify: "reports at another node, hints by NOTIFY",
  deaf: "reports at another node, every hint lost",
} as const;

/** NATS that nobody answers at: neither it nor NOTIFY carries a hint. */
const DEAF = { env: { NATS_URL: "nats://127.0.0.1:9" } };

/** Reports over HTTP at a rate, watched by subscribers, for each way in which a commit becomes known. */
export async function timeCommits(
  plan: LivePlan,
  county: BenchCounty,
  subscribers: Program,
  say: (line: string) => void,
): Promise<Readonly<Record<keyof typeof ways, Timed>>> {
  const one = await county.start();
  const [writing, reading] = [await county.start(), await county.start()];
  const [deafWriting, deafReading] = [await county.start(DEAF), await county.start(DEAF)];
  const time = (way: keyof typeof ways, served: MusterNode, written: MusterNode): Promise<Timed> =>
    timeWay(plan, county, subscribers, { name: ways[way], served, written, say });
  const timed = {
    here: await time("here", one, one),
    notify: await time("notify", reading, writing),
    deaf: await time("deaf", deafReading, deafWriting),
  };
  await Promise.all([one, writing, reading, deafWriting, deafReading].map(({ program }) => program.stop()));
  return timed;
}

interface Way {
  readonly name: string;
  readonly served: MusterNode;
  readonly written: MusterNode;
  readonly say: (line: string) => void;
}

async function timeWay(
  { timedSubscribers, entriesPerSecond, warmMs, windowMs, rounds }: LivePlan,
  county: BenchCounty,
  subscribers: Program,
  { name, served, written, say }: Way,
): Promise<Timed> {
  const contender = await county.contender(name, served, () => county.report(written));
  await subscribers.ask("open", { ...contender.audience, count: timedSubscribers });
  // A report makes several entries: how many, the first stretch tells.
  const first = await watchWindow(contender, subscribers, timedSubscribers, { everyMs: 200, forMs: warmMs });
  const everyMs = ((first.commits / Math.ceil(warmMs / 200)) * 1_000) / entriesPerSecond;
  const windows = [];
  for (let round = 1; round <= rounds; round += 1) {
    const window = await watchWindow(contender, subscribers, timedSubscribers, { everyMs, forMs: windowMs });
    say(`${name}, round ${round}: p50 ${window.p50Ms.toFixed(1)} ms, p99 ${window.p99Ms.toFixed(1)} ms`);
    windows.push(window);
  }
  await subscribers.ask("close");
  return {
    name,
    entriesPerSecond: median(windows.map(({ commits, seconds }) => commits / seconds)),
    p50Ms: median(windows.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(windows.map(({ p99Ms }) => p99Ms)),
    maxMs: median(windows.map(({ maxMs }) => maxMs)),
  };
}
