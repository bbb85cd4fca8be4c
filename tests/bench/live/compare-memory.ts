import { setTimeout as sleep } from "node:timers/promises";
import { MUSTER } from "./compare-fan-out.js";
import type { Contender } from "./contender.js";
import type { LivePlan } from "./live-plan.js";
import type { BenchCounty } from "./muster.js";
import { peers, startPeer, type PeerScript } from "./peer.js";
import { median } from "./percentile.js";
import type { Program } from "./program.js";
import { recordFrame } from "./record-frame.js";
import { watchWindow } from "./window.js";

/** What an idle subscriber holds in the serving process, each figure the median over the rounds. */
export interface Memory {
  readonly name: string;
  readonly rssBytes: number;
  /** Of it, what the heap and the buffers hold. */
  readonly usedBytes: number;
}

/** V8 lets its nursery grow to this size on a machine like ours when it likes; from the start, it cannot be taken for what subscribers hold. */
const NURSERY = ["--min-semi-space-size=64", "--max-semi-space-size=64"];
const WARM_SUBSCRIBERS = 100;
const SETTLE_MS = 2_000;

/** Opens many subscribers at a fresh process of each server and looks at what that process has grown by, after full collections. */
export async function compareMemory(
  plan: LivePlan,
  county: BenchCounty,
  subscribers: Program,
  say: (line: string) => void,
): Promise<readonly Memory[]> {
  const writing = await county.start();
  const names = [MUSTER, ...Object.values(peers).map(({ name }) => name)];
  const grown = new Map(names.map((name) => [name, [] as { rss: number; used: number }[]]));
  let frameFile = "";
  const measure = async (contender: Contender): Promise<void> => {
    const growth = await growthOf(contender, subscribers, plan);
    grown.get(contender.name)?.push(growth);
    say(`${plan.idleSubscribers} idle subscribers: ${contender.name} ${(growth.rss / 1024).toFixed(1)} KiB each`);
    await contender.program.stop();
  };
  for (let round = 0; round < plan.idleRounds; round += 1) {
    const muster = await county.contender(MUSTER, await county.start({ flags: NURSERY }), () => county.note(writing));
    if (frameFile === "") frameFile = await recordFrame(muster);
    await measure(muster);
    for (const script of Object.keys(peers) as PeerScript[]) await measure(await startPeer(script, frameFile, NURSERY));
  }
  await writing.program.stop();
  return names.map((name) => ({
    name,
    rssBytes: median((grown.get(name) ?? []).map(({ rss }) => rss)),
    usedBytes: median((grown.get(name) ?? []).map(({ used }) => used)),
  }));
}

async function growthOf(contender: Contender, subscribers: Program, { idleSubscribers, warmMs }: LivePlan) {
  const { program, audience } = contender;
  // Code that runs for the first time is no subscriber's memory.
  await subscribers.ask("open", { ...audience, count: Math.min(WARM_SUBSCRIBERS, idleSubscribers) });
  await watchWindow(contender, subscribers, Math.min(WARM_SUBSCRIBERS, idleSubscribers), {
    everyMs: 100,
    forMs: warmMs,
  });
  await subscribers.ask("close");
  await sleep(SETTLE_MS);
  const before = await program.vitals();
  await subscribers.ask("open", { ...audience, count: idleSubscribers });
  await sleep(SETTLE_MS);
  const after = await program.vitals();
  await subscribers.ask("close");
  return { rss: (after.rss - before.rss) / idleSubscribers, used: (after.used - before.used) / idleSubscribers };
}
