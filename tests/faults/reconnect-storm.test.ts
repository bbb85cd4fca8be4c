import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatShiftLeaders } from "../bench/live/people.js";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOf, violationsOfWatchers } from "./kit/look-at-journal.js";
import { readFigure } from "./kit/read-figure.js";
import { Reporters } from "./kit/reporters.js";
import { watch, type Watcher } from "./kit/watchers.js";

const SOCKETS_OF_A_PERSON = 8;
const CLIENTS = 1_000;
const POOL = 20;
/** Beside the pool one connection listens for hints. */
const MOST_CONNECTIONS = POOL + 1;
const ALL_LIVE_MS = 15_000;
/** The first and the last of a thousand even draws from 5 s lie a little inside of it. */
const SPREAD_MS = 4_900;

let world: FaultWorld;
beforeAll(async () => {
  if (isFullLane) world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Sockets of one client that remember when they were begun. */
function dated(begun: number[]): unknown {
  return class extends WebSocket {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address);
      begun.push(performance.now());
    }
  };
}

interface Storm {
  /** From the server's being ready again until everybody was live. */
  readonly liveMs: number;
  /** Between the first and the last who tried to come back. */
  readonly spreadMs: number;
  /** What it cost the new server until everybody was live. */
  readonly cpuSeconds: number;
  readonly connections: number;
  readonly violations: readonly string[];
}

async function connectionsTo(county: FaultCounty): Promise<number> {
  const [row] = await county.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where usename = 'muster_app' and datname = current_database()",
  );
  return row?.count ?? 0;
}

const areLive = (clients: readonly Watcher[]): boolean => clients.every(({ state }) => state.kind === "live");

/** Everybody watches while people report; the server is replaced, or killed, and everybody comes back. */
async function storm(end: "stop" | "kill", random: () => number): Promise<Storm> {
  const county = await world.county();
  const port = await freePort();
  const url = `ws://127.0.0.1:${port}/graphql`;
  const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
  const people = await seatShiftLeaders(
    { url: county.databaseUrl, schema: county.schema },
    CLIENTS / SOCKETS_OF_A_PERSON,
  );
  const settings = { MUSTER_POOL_SIZE: String(POOL) };
  const server = await county.serve({ port, settings });
  const start = await headOf(county);
  const begun = Array.from({ length: CLIENTS }, (): number[] => []);
  const clients = begun.map((own, nth) =>
    watch(url, people[nth % people.length] ?? "", start.cursor, { webSocket: dated(own), random }),
  );
  const reporters = new Reporters({ url: () => `http://127.0.0.1:${port}`, token, writers: 2, everyMs: 500 });
  let connections = 0;
  try {
    await eventually("everybody is live", () => areLive(clients), 120_000);
    for (const own of begun) own.length = 0;
    await server[end]();
    await county.serve({ port, settings });
    const readyAt = performance.now();
    const isOver = async (): Promise<boolean> => {
      connections = Math.max(connections, await connectionsTo(county));
      return areLive(clients);
    };
    await eventually("everybody is live again", isOver, 120_000);
    const liveMs = performance.now() - readyAt;
    const cpuSeconds = await readFigure(port, "muster_process_cpu_seconds_total");
    await reporters.stop();
    const verdicts = () => violationsOfWatchers(county, clients, start);
    await eventually("everybody has everything", async () => (await verdicts()).length === 0, 30_000).catch(
      () => undefined,
    );
    const violations = [...(await violationsOf(county, reporters)), ...(await verdicts())];
    const tries = begun.flatMap(([first]) => first ?? []);
    const spreadMs = Math.max(...tries) - Math.min(...tries);
    return { liveMs, spreadMs, cpuSeconds, connections, violations };
  } finally {
    await reporters.stop();
    await Promise.all(clients.map((client) => client.close()));
    await county.close();
  }
}

describe.skipIf(!isFullLane)(`D10 a storm of ${CLIENTS} clients that come back (at full length only)`, () => {
  it.for([
    ["is replaced", "stop"],
    ["is killed", "kill"],
  ] as const)(
    "after their server %s is over soon, loses nothing and keeps to the pool",
    { timeout: 400_000 },
    async ([, end], { annotate }) => {
      const { liveMs, spreadMs, cpuSeconds, connections, violations } = await storm(end, Math.random);
      const times = `all live after ${Math.round(liveMs)} ms, spread over ${Math.round(spreadMs)} ms`;
      await annotate(`${times}, ${cpuSeconds.toFixed(1)} s of CPU, ${connections} connections`);
      expect(violations).toEqual([]);
      expect(connections).toBeLessThanOrEqual(MOST_CONNECTIONS);
      expect(liveMs).toBeLessThan(ALL_LIVE_MS);
      // Who is cut off without a word comes back sooner, since another node may be there.
      if (end === "stop") expect(spreadMs).toBeGreaterThan(SPREAD_MS);
    },
  );

  it("is caught where everybody comes back at once", async () => {
    const { spreadMs } = await storm("stop", () => 0.01);
    expect(spreadMs).toBeLessThan(SPREAD_MS);
  }, 400_000);
});
