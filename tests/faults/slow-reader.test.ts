import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { FeedEntry } from "../../client/live/index.js";
import { eventually } from "../support/eventually.js";
import { ask } from "./kit/ask.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOfWatcher } from "./kit/look-at-journal.js";
import { countyPeople, SOCKETS_OF_A_PERSON } from "./kit/people.js";
import { Notes } from "./kit/take-notes.js";
import { watch } from "./kit/watchers.js";

const PER_SECOND = 34;
const READERS = isFullLane ? 100 : 30;
const MEMORY_BOUND = 4 * 2 ** 20;
/** Long notes, so that what the kernel holds back for a reader that does not read (4 MB here) is soon full. */
const TEXT = "占道经营".repeat(500);
const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position recordedAt changes again: changes more: changes } } }`;
const REPORT = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } } }`;
const reportForm = z.object({ reportIncident: z.object({ incident: z.object({ id: z.string() }) }) });

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Sockets of which a test can stop the reading, and that remember how they were closed. */
class Stoppable extends WebSocket {
  static readonly made: Stoppable[] = [];
  closeCode: number | null = null;

  constructor(...address: ConstructorParameters<typeof WebSocket>) {
    super(...address);
    Stoppable.made.push(this);
    this.on("close", (code) => (this.closeCode = code));
  }
}

/** Delays from the journal to the reader, in milliseconds by the one clock of this machine. */
class Delays {
  private readonly found: number[] = [];

  readonly take = (entries: readonly (FeedEntry & { readonly recordedAt?: string })[]): void => {
    const now = Date.now();
    for (const { recordedAt } of entries) if (recordedAt !== undefined) this.found.push(now - Date.parse(recordedAt));
  };

  /** The delay that 99 of 100 do not exceed, of everything since it was asked for last. */
  p99(): number {
    const sorted = this.found.splice(0).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  }
}

async function givenUpBy(port: number): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^muster_live_given_up (\d+)$/m.exec(page)?.[1] ?? 0);
}

interface Outcome {
  readonly before: number;
  readonly meanwhile: number;
  /** The most that the server held for the reader. */
  readonly held: number;
  readonly closeCode: number | null;
  readonly violations: readonly string[];
}

/** One of many stops reading while notes come evenly, until the server gives it up or holds too much for it. */
async function stopReading(county: FaultCounty, defect?: string): Promise<Outcome> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const socketUrl = `ws://127.0.0.1:${port}/graphql`;
  const server = await county.serve({ port, defect, preload: "tell-memory" });
  const tokens = await county.signInAll(countyPeople);
  const [token = ""] = tokens;
  const input = { idempotencyKey: crypto.randomUUID(), description: "占道经营", source: "GRID_WORKER" };
  const location = { longitude: 118.6, latitude: 35.8 };
  const { reportIncident } = await ask(url, token, REPORT, { input: { ...input, location } }, reportForm);
  const start = await headOf(county);
  const delays = new Delays();
  const others = Array.from({ length: READERS - 1 }, (_, nth) =>
    watch(socketUrl, tokens[1 + Math.floor(nth / SOCKETS_OF_A_PERSON)] ?? "", start.cursor, {
      query: FEED,
      heard: delays.take,
    }),
  );
  const notes = new Notes({
    url,
    token,
    perSecond: PER_SECOND,
    incidentId: () => reportIncident.incident.id,
    text: TEXT,
  });
  const readers = [...others];
  try {
    await eventually("everybody reads", () => others.every(({ positions }) => positions.length > 4), 60_000);
    await sleep(isFullLane ? 30_000 : 1_000);
    const before = delays.p99();
    // The library would hang up by itself after ten seconds of silence; this one waits for the server's word.
    const slow = watch(socketUrl, token, start.cursor, { query: FEED, webSocket: Stoppable, silenceMs: 600_000 });
    readers.push(slow);
    // At once: what a reader takes makes the kernel keep more for it.
    await eventually("it reads", () => slow.positions.length > 0, 60_000);
    const line = Stoppable.made.at(-1);
    line?.pause();
    let held = 0;
    const stoppedAt = performance.now();
    const isOver = async (): Promise<boolean> => {
      held = Math.max(held, (await server.memory()).backlog);
      if (held > 2 * MEMORY_BOUND) return true;
      return (await givenUpBy(port)) > 0;
    };
    await eventually("the reader is given up, or the server holds too much", isOver, 240_000);
    line?.resume();
    if (isFullLane) await sleep(Math.max(0, 60_000 - (performance.now() - stoppedAt)));
    const meanwhile = delays.p99();
    await notes.stop();
    const verdicts = async () =>
      (await Promise.all(readers.map((one) => violationsOfWatcher(county, one, start)))).flat();
    await eventually("everybody has everything", async () => (await verdicts()).length === 0, 30_000).catch(
      () => undefined,
    );
    const violations = [...notes.faults, ...(await verdicts())];
    return { before, meanwhile, held, closeCode: line?.closeCode ?? null, violations };
  } finally {
    await notes.stop();
    await Promise.all(readers.map((one) => one.close()));
    await county.close();
  }
}

describe("D9 one of many that stops reading", () => {
  it("costs the server at most 4 MiB, is closed with 4490, misses nothing when it comes back, and holds up nobody", async () => {
    const { before, meanwhile, held, closeCode, violations } = await stopReading(await world.county());
    expect(violations).toEqual([]);
    expect(closeCode).toBe(4490);
    expect(held).toBeLessThanOrEqual(MEMORY_BOUND);
    // A machine that does other things too tells nothing finer; the full length compares with the time before.
    expect(meanwhile).toBeLessThan(isFullLane ? before * 1.2 + 5 : 5_000);
  }, 400_000);

  it("is caught where a slow reader never leaves its group", async () => {
    const { held, closeCode } = await stopReading(await world.county(), "a slow reader never leaves its group");
    expect(held).toBeGreaterThan(MEMORY_BOUND);
    expect(closeCode).not.toBe(4490);
  }, 400_000);
});
