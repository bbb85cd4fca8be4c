import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { boundsOf } from "./kit/look-at-journal.js";
import { drawPositionsFromSequence } from "./kit/plant-in-function.js";
import { badCursors, violationsOfCursors } from "./kit/try-cursors.js";
import { writeAndRead } from "./kit/write-and-read.js";

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

describe("D3 a journal that sixteen write while four read it", () => {
  const most = isFullLane ? 100_000 : 20_000;
  it(`is dense, and nobody misses an entry or goes back (${most} entries)`, async () => {
    const { entries, violations } = await writeAndRead(await world.county(), most);
    expect(violations).toEqual([]);
    expect(entries).toBeGreaterThanOrEqual(most);
  }, 300_000);

  it("is caught where positions come from a sequence", async () => {
    const county = await world.county();
    await drawPositionsFromSequence(county);
    const { violations } = await writeAndRead(county, 3_000);
    expect(violations.join("\n")).toMatch(/[1-9]\d* of \d+ entries were missed/);
  }, 60_000);
});

/** Takes the oldest entries away as archiving does: the chain can be followed from the floor on. */
async function removeUpTo(county: FaultCounty, floor: number): Promise<void> {
  const hash = `(select hash from journal where position = ${floor})`;
  await county.query(`update journal_head set floor = ${floor}, floor_hash = ${hash}`);
  await county.query(`delete from journal where position <= ${floor}`);
}

/** A county whose oldest entries were taken away, and what a feed says to cursors that no longer hold, or never did. */
async function tryBadCursors(ofEachKind: number, defect?: string): Promise<readonly string[]> {
  const county = await world.county();
  await writeAndRead(county, 400);
  await removeUpTo(county, 300);
  const port = await freePort();
  await county.serve({ port, defect });
  try {
    const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
    const cursors = badCursors(await boundsOf(county), ofEachKind);
    return await violationsOfCursors(`ws://127.0.0.1:${port}/graphql`, token, cursors);
  } finally {
    await county.close();
  }
}

describe("D8 a cursor that does not hold", () => {
  const ofEachKind = isFullLane ? 500 : 60;
  it(`is answered with a resync every time, never with a silent skip (${ofEachKind} of each kind)`, async () => {
    expect(await tryBadCursors(ofEachKind)).toEqual([]);
  }, 120_000);

  it.each([
    ["a cursor's epoch is not looked at", /of another epoch/],
    ["entries that are gone are passed over", /below the floor/],
  ])(
    "is caught where %s",
    async (defect, expected) => {
      expect((await tryBadCursors(10, defect)).join("\n")).toMatch(expected);
    },
    60_000,
  );
});
