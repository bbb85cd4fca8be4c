import type { BenchResult, BenchTable, Goal, Json } from "../bench.js";
import { MUSTER, type FanOut } from "./compare-fan-out.js";
import type { Memory } from "./compare-memory.js";
import type { LivePlan } from "./live-plan.js";
import { peers } from "./peer.js";
import type { Timed, ways } from "./time-commits.js";

/** Everything that was measured. */
export interface LiveFindings {
  readonly fanOut: readonly FanOut[];
  readonly memory: readonly Memory[];
  readonly timed: Readonly<Record<keyof typeof ways, Timed>>;
}

const LIMIT = peers["bare-ws"].name;
const KIB = 1_024;

/** What the record keeps: figures, tables, goals, and how to read them. */
export function resultOf(
  plan: LivePlan,
  versions: Readonly<Record<string, string>>,
  findings: LiveFindings,
): BenchResult {
  const { fanOut, memory, timed } = findings;
  const { sizes, ...amounts } = plan;
  return {
    parameters: { subscribers: sizes.join(" and "), ...amounts },
    versions,
    // Windows and summaries are plain numbers and texts.
    figures: findings as unknown as Json,
    parts: [...sizes.map((size) => fanOutTable(size, fanOut)), memoryTable(memory), timedTable(timed)],
    goals: [...sizes.flatMap((size) => fanOutGoals(size, fanOut)), memoryGoal(memory), ...timedGoals(timed)],
    notes: NOTES,
  };
}

const NOTES: readonly string[] = [
  "Muster is `serve.js` on a PostgreSQL with every durability on, in one run with the others: what its subscribers get is authorised, comes from the journal and can be resumed. The peers publish the same frame from memory, know no sessions and forget at once. Bare `ws` sends one string that is ready.",
  "All servers answer the same document by the same contract, and send the same frame but for position and operation id. Subscribers are one lean process, the same for all. The servers take turns; every figure is the median over the rounds.",
  "CPU: `process.cpuUsage()` of the serving process alone, over a window, by the messages it delivered in it. For Muster the writes are notes over HTTP at another node of the county, so that the serving node does nothing but follow and fan out; raw is all it used, net is that less what it uses in the same time under the same writes with nobody subscribed.",
  "Commit to frame: from the time of the commit by PostgreSQL itself (`track_commit_timestamp`), for a peer from the moment of publishing, to the arrival at the subscriber, over every entry and every subscriber.",
  "Memory: growth of the resident size of a fresh process that has served before, after full collections, with V8's nursery at its full size from the start (`--min-semi-space-size=64`) and touched throughout at both looks, for all servers, by the subscribers that were opened; and what of it the heap and the buffers hold.",
  "Entries that are committed while a frame is made leave in one message, so a busy machine shows fewer and larger messages for Muster: entries per message says how many.",
];

function at(size: number, fanOut: readonly FanOut[], name: string): FanOut {
  const found = fanOut.find((one) => one.name === name && one.subscribers === size);
  if (found === undefined) throw new Error(`${name} was not measured with ${size} subscribers`);
  return found;
}

function bestPeer(size: number, fanOut: readonly FanOut[]): FanOut {
  const others = Object.values(peers).filter(({ name }) => name !== LIMIT);
  const found = others.map(({ name }) => at(size, fanOut, name)).toSorted((a, b) => a.rawMicros - b.rawMicros);
  const [best] = found;
  if (best === undefined) throw new Error("no peer was measured");
  return best;
}

function fanOutTable(size: number, fanOut: readonly FanOut[]): BenchTable {
  const limit = at(size, fanOut, LIMIT).rawMicros;
  return {
    title: `${size} subscribers of one document`,
    columns: [
      "server",
      "CPU µs a message, net",
      "raw",
      "net × bare ws",
      "a core delivers a second",
      "delivered a second",
      "p50 ms",
      "p99 ms",
      "bytes",
      "entries a message",
    ],
    rows: fanOut
      .filter(({ subscribers }) => subscribers === size)
      .map((one) => [
        one.name,
        one.netMicros,
        one.rawMicros,
        one.netMicros / limit,
        1e6 / one.rawMicros,
        one.deliveredPerSecond,
        one.p50Ms,
        one.p99Ms,
        one.bytes,
        one.entriesPerMessage,
      ]),
  };
}

function fanOutGoals(size: number, fanOut: readonly FanOut[]): readonly Goal[] {
  const { netMicros } = at(size, fanOut, MUSTER);
  const best = bestPeer(size, fanOut);
  const goal = { bound: "at most", unit: "×" } as const;
  return [
    {
      ...goal,
      name: `CPU a message over bare ws, ${size} subscribers`,
      goal: 1.5,
      measured: netMicros / at(size, fanOut, LIMIT).rawMicros,
    },
    {
      ...goal,
      name: `CPU a message over the best peer (${best.name}), ${size} subscribers`,
      goal: 0.25,
      measured: netMicros / best.rawMicros,
    },
  ];
}

function memoryOf(memory: readonly Memory[], name: string): Memory {
  const found = memory.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the memory of ${name} was not measured`);
  return found;
}

function memoryTable(memory: readonly Memory[]): BenchTable {
  const limit = memoryOf(memory, LIMIT).rssBytes;
  return {
    title: "An idle subscriber",
    columns: ["server", "resident KiB", "× bare ws", "of it heap and buffers KiB"],
    rows: memory.map(({ name, rssBytes, usedBytes }) => [name, rssBytes / KIB, rssBytes / limit, usedBytes / KIB]),
  };
}

function memoryGoal(memory: readonly Memory[]): Goal {
  const measured = memoryOf(memory, MUSTER).rssBytes / memoryOf(memory, LIMIT).rssBytes;
  return { name: "memory of an idle subscriber over bare ws", bound: "at most", goal: 2, measured, unit: "×" };
}

function timedTable(timed: LiveFindings["timed"]): BenchTable {
  return {
    title: "Commit to frame, real reports over HTTP",
    columns: ["where", "entries a second", "p50 ms", "p99 ms", "longest ms"],
    rows: Object.values(timed).map(({ name, entriesPerSecond, p50Ms, p99Ms, maxMs }) => [
      name,
      entriesPerSecond,
      p50Ms,
      p99Ms,
      maxMs,
    ]),
  };
}

function timedGoals({ here, deaf }: LiveFindings["timed"]): readonly Goal[] {
  const goal = { bound: "at most", unit: "ms" } as const;
  return [
    { ...goal, name: "commit to frame p50, with hints", goal: 20, measured: here.p50Ms },
    { ...goal, name: "commit to frame p99, with hints", goal: 100, measured: here.p99Ms },
    { ...goal, name: "commit to frame p99, every hint lost", goal: 500, measured: deaf.p99Ms },
  ];
}
