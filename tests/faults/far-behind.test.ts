import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIVE_LIMITS } from "../../server/platform/live/index.js";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort } from "./kit/fault-world.js";
import { fillJournal } from "./kit/fill-journal.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOfWatcher } from "./kit/look-at-journal.js";
import { readFigure } from "./kit/read-figure.js";
import { watch } from "./kit/watchers.js";

const COUNTY_CENTER = { post: "SHIFT_LEADER", division: "371323" } as const;
const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position type summary changes recordedAt } } }`;
const MIB = 2 ** 20;
/** What a server that has been at work may take more for somebody who comes back. */
const MOST_MIB = 50;
const FULL_MS = 10_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

interface Return {
  readonly violations: readonly string[];
  readonly ms: number;
  /** The most that the server took beyond what it had, in MiB. */
  readonly takenMib: number;
}

/** Somebody comes back so many entries behind; tells what they miss, how long it took and what it cost the server. */
async function comeBack(entries: number, patienceMs: number, defect?: string): Promise<Return> {
  const county = await world.county();
  const port = await freePort();
  const url = `ws://127.0.0.1:${port}/graphql`;
  const rss = async (): Promise<number> => (await readFigure(port, "muster_process_resident_memory_bytes")) / MIB;
  const token = await county.signIn(COUNTY_CENTER);
  const left = await headOf(county);
  await county.serve({ port, defect });
  // Others stay, so that the server has the memory of one that works.
  const others = [0, 1, 2, 3].map(() => watch(url, token, left.cursor, { query: FEED }));
  try {
    await fillJournal(county, entries);
    await eventually(
      "the others have everything",
      () => others.every((one) => one.positions.length >= entries),
      60_000,
    );
    const before = await rss();
    const startedAt = performance.now();
    let mostAtOnce = 0;
    const heard = ({ length }: readonly object[]): void => void (mostAtOnce = Math.max(mostAtOnce, length));
    const late = watch(url, token, left.cursor, { query: FEED, heard });
    let most = before;
    const isThere = async (): Promise<boolean> => {
      most = Math.max(most, await rss());
      return late.positions.length >= entries;
    };
    await eventually("it has everything", isThere, patienceMs).catch(() => undefined);
    const ms = performance.now() - startedAt;
    await late.close();
    const unbounded = mostAtOnce > LIVE_LIMITS.batch ? [`${mostAtOnce} entries came in one frame`] : [];
    return {
      violations: [...unbounded, ...(await violationsOfWatcher(county, late, left))],
      ms,
      takenMib: most - before,
    };
  } finally {
    await Promise.all(others.map((one) => one.close()));
    await county.close();
  }
}

describe("D7 somebody who comes back after eight hours", () => {
  const entries = isFullLane ? 50_000 : 5_000;
  it(`gets all of ${entries} entries, in order, soon, and costs the server at most ${MOST_MIB} MiB`, async ({
    annotate,
  }) => {
    const { violations, ms, takenMib } = await comeBack(entries, 60_000);
    await annotate(`${Math.round(ms)} ms, +${takenMib.toFixed(1)} MiB`);
    expect(violations).toEqual([]);
    expect(takenMib).toBeLessThan(MOST_MIB);
    // The short lane shares its machine with whatever else runs there.
    expect(ms).toBeLessThan(isFullLane ? FULL_MS : 30_000);
  }, 300_000);

  it("is caught where a catch-up has no bound", async () => {
    const { violations } = await comeBack(10_000, 5_000, "a catch-up without a bound");
    // One frame of everything, or so much at once that the reader is given up again and again.
    expect(violations.join()).toMatch(/in one frame|entries came/);
  }, 120_000);
});
