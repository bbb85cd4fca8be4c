import { setTimeout as sleep } from "node:timers/promises";
import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { seatShiftLeaders } from "../bench/live/people.js";
import { eventually } from "../support/eventually.js";
import { Callers } from "./kit/callers.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import type { ServeProcess } from "./kit/serve-process.js";
import { TcpProxy } from "./kit/tcp-proxy.js";

/** Twice as many as there are connections want incidents, and somebody who wants little comes beside them. */
const SEEKERS = { count: 40, query: "{ incidents(first: 20) { asOf edges { node { id status number } } } }" };
const OTHERS = { count: 20, query: "{ viewer { areas } }" };
/** On the way there and on the way back. */
const DELAY_MS = 250;
const TROUBLE_MS = 10_000;
const REFUSED_WITHIN_MS = 2_000;
/** Who had their turn and met a lock learns it from PostgreSQL after this, and what it takes to say so. */
const LOCK_GUARD_MS = 3_000;
const RECOVERED_WITHIN_MS = 5_000;
const LOOP_P99_MS = 100;

const toldForm = z.tuple([z.object({ loopP99Ms: z.number() })]).rest(z.unknown());

let world: FaultWorld;
beforeAll(async () => {
  if (isFullLane) world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Makes a database slow or takes it, and returns how to let it go. */
type Trouble = (county: FaultCounty, line: TcpProxy) => Promise<() => Promise<void>>;

const slow: Trouble = (_county, line) => {
  line.delay(DELAY_MS);
  return Promise.resolve(() => Promise.resolve(line.heal()));
};

/** Somebody locks what many calls need, so that these hold every connection until their time is over. */
const taken: Trouble = async (county) => {
  const client = new pg.Client({ connectionString: county.superuserUrl });
  await client.connect();
  await client.query(
    `begin; lock table ${county.schema}.incident, ${county.schema}.journal_head in access exclusive mode`,
  );
  return () => client.end();
};

interface Outcome {
  readonly seekers: Callers;
  readonly others: Callers;
  readonly recoveredMs: number;
  readonly loopP99Ms: number;
}

async function loopP99Of({ child }: ServeProcess): Promise<number> {
  const told = once(child, "message");
  child.send("how long");
  const [{ loopP99Ms }] = toldForm.parse(await told);
  return loopP99Ms;
}

/** Many call without a rest while the database is in trouble and after it; tells how they were answered. */
async function starve(trouble: Trouble, defect?: string): Promise<Outcome> {
  const county = await world.county();
  const line = await TcpProxy.open(() => ({ host: "127.0.0.1", port: world.postgres.port }));
  const port = await freePort();
  const databaseUrl = new URL(county.databaseUrl);
  databaseUrl.port = String(line.port);
  const server = await county.serve({ port, databaseUrl: databaseUrl.href, defect, preload: "tell-loop-delay" });
  const tokens = await seatShiftLeaders({ url: county.databaseUrl, schema: county.schema }, 12);
  const seekers = new Callers({ port, tokens, ...SEEKERS, isReporting: true });
  const others = new Callers({ port, tokens, ...OTHERS, isReporting: false });
  const callers = [seekers, others];
  try {
    await eventually("everybody is answered", () => callers.every(({ answered }) => answered > 100), 60_000);
    const end = await trouble(county, line);
    for (const one of callers) one.forget();
    await loopP99Of(server);
    await sleep(TROUBLE_MS);
    const loopP99Ms = await loopP99Of(server);
    await end();
    const endedAt = performance.now();
    const areWell = (): boolean => callers.every((one) => one.areAllWell(endedAt));
    await eventually("everybody is answered at the first try", areWell, 60_000).catch(() => undefined);
    const recoveredMs = performance.now() - endedAt;
    await Promise.all(callers.map((one) => one.stop()));
    return { seekers, others, recoveredMs, loopP99Ms };
  } finally {
    await Promise.all(callers.map((one) => one.stop()));
    await county.close();
    await line.close();
  }
}

const told = ({ answered, refused, slowestRefusalMs }: Callers): string =>
  `${answered} answered, ${refused} refused within ${Math.round(slowestRefusalMs)} ms`;

describe.skipIf(!isFullLane)("O9 a database in trouble (at full length only)", () => {
  it.for([
    ["answers every call half a second later", slow, REFUSED_WITHIN_MS],
    ["has every connection taken", taken, REFUSED_WITHIN_MS + LOCK_GUARD_MS],
  ] as const)(
    "that %s: who cannot be served is told at once, and all is well soon after",
    { timeout: 200_000 },
    async ([, trouble, longest], { annotate }) => {
      const { seekers, others, recoveredMs, loopP99Ms } = await starve(trouble);
      await annotate(`of incidents: ${told(seekers)}; others: ${told(others)}`);
      await annotate(`well after ${Math.round(recoveredMs)} ms, event loop p99 ${loopP99Ms.toFixed(1)} ms`);
      expect([...seekers.faults, ...others.faults]).toEqual([]);
      expect(others.refused).toBeGreaterThan(0);
      expect(others.slowestRefusalMs).toBeLessThan(REFUSED_WITHIN_MS);
      expect(seekers.slowestRefusalMs).toBeLessThan(longest);
      expect(recoveredMs).toBeLessThan(RECOVERED_WITHIN_MS);
      expect(loopP99Ms).toBeLessThan(LOOP_P99_MS);
    },
  );

  it("is caught where a call waits for its turn as long as it takes", async () => {
    const { others } = await starve(taken, "a call waits for its turn as long as it takes");
    expect(others.slowestRefusalMs).toBeGreaterThan(REFUSED_WITHIN_MS);
  }, 200_000);
});
