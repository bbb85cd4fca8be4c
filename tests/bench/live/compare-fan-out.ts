import type { Contender } from "./contender.js";
import type { LivePlan } from "./live-plan.js";
import type { BenchCounty } from "./muster.js";
import { peers, startPeer, type PeerScript } from "./peer.js";
import { median } from "./percentile.js";
import type { Program } from "./program.js";
import { recordFrame } from "./record-frame.js";
import { watchWindow, type Pace, type Window } from "./window.js";

/** What one server did for so many subscribers, each figure the median over the rounds. */
export interface FanOut {
  readonly name: string;
  readonly subscribers: number;
  /** The whole processor time of the serving process for each message that was delivered. */
  readonly rawMicros: number;
  /** The same without what the process uses under the same writes with nobody subscribed; a peer does nothing then. */
  readonly netMicros: number;
  readonly deliveredPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
  readonly entriesPerMessage: number;
  readonly rounds: readonly Window[];
}

/** The name under which this server takes part. */
export const MUSTER = "Muster";

/** Lets every server serve the same document to as many subscribers, in turns, so that what disturbs the machine disturbs all. */
export async function compareFanOut(
  plan: LivePlan,
  county: BenchCounty,
  subscribers: Program,
  say: (line: string) => void,
): Promise<readonly FanOut[]> {
  const [served, writing] = [await county.start(), await county.start()];
  await county.prepare(writing, 20);
  const muster = await county.contender(MUSTER, served, () => county.note(writing));
  const frameFile = await recordFrame(muster);
  const contenders = [muster];
  for (const script of Object.keys(peers) as PeerScript[]) contenders.push(await startPeer(script, frameFile));
  const found: FanOut[] = [];
  for (const size of plan.sizes) {
    const pace = { everyMs: (1_000 * size) / plan.deliveriesPerSecond, forMs: plan.windowMs };
    const idle: number[] = [];
    const windows = new Map<string, Window[]>(contenders.map(({ name }) => [name, []]));
    for (let round = 1; round <= plan.rounds; round += 1) {
      const alone = await watchWindow(muster, subscribers, 0, pace);
      idle.push(alone.cpuMicros / alone.seconds);
      for (const contender of contenders) {
        const window = await serveRound(contender, subscribers, size, pace, plan.warmMs);
        windows.get(contender.name)?.push(window);
        const micros = (window.cpuMicros / window.messages).toFixed(1);
        say(`${size} subscribers, round ${round} of ${plan.rounds}: ${contender.name} ${micros} µs a message`);
      }
    }
    for (const { name } of contenders)
      found.push(summary(name, size, windows.get(name) ?? [], name === MUSTER ? median(idle) : 0));
  }
  await Promise.all([...contenders.map(({ program }) => program.stop()), writing.program.stop()]);
  return found;
}

async function serveRound(
  contender: Contender,
  subscribers: Program,
  count: number,
  pace: Pace,
  warmMs: number,
): Promise<Window> {
  await subscribers.ask("open", { ...contender.audience, count });
  try {
    await watchWindow(contender, subscribers, count, { ...pace, forMs: warmMs });
    return await watchWindow(contender, subscribers, count, pace);
  } finally {
    await subscribers.ask("close");
  }
}

function summary(name: string, subscribers: number, rounds: readonly Window[], idlePerSecond: number): FanOut {
  const of = (read: (window: Window) => number): number => median(rounds.map(read));
  return {
    name,
    subscribers,
    rawMicros: of(({ cpuMicros, messages }) => cpuMicros / messages),
    netMicros: of(({ cpuMicros, messages, seconds }) => (cpuMicros - idlePerSecond * seconds) / messages),
    deliveredPerSecond: of(({ messages, seconds }) => messages / seconds),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    bytes: of(({ bytes, messages }) => bytes / messages),
    entriesPerMessage: of(({ entries, messages }) => entries / messages),
    rounds,
  };
}
