import { expect, it, vi } from "vitest";
import { watchJournal } from "../../server/app/watch-journal.js";
import { makeMetrics } from "../../server/platform/metrics/index.js";

const HEAD = { position: "0", floor: "0", floor_hash: "", hash: "" };
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A journal without entries in a database that may be away. */
class FakeDatabase {
  isAway = false;
  looks = 0;

  async read(_reader: unknown, work: (em: unknown) => Promise<unknown>): Promise<unknown> {
    this.looks += 1;
    if (this.isAway) throw new Error("the database is away");
    return work({ execute: async () => [HEAD] });
  }
}

const watchWith = (database: object, now: () => Date) =>
  watchJournal({ database, clock: { now } } as never, logger as never, makeMetrics());

it("a server whose database fails at its first look at the journal is not ready before it has looked", async () => {
  const database = new FakeDatabase();
  database.isAway = true;
  const watch = watchWith(database, () => new Date());
  let answer: boolean | null = null;
  const asked = watch.isIntact().then((isIntact) => (answer = isIntact));
  await expect.poll(() => database.looks).toBeGreaterThan(0);
  expect(answer).toBe(null);
  database.isAway = false;
  await asked;
  expect(answer).toBe(true);
  await watch.stop();
}, 20_000);

it("a look at night that failed is made up for in the next hour, and then not again before the next night", async () => {
  vi.useFakeTimers({ now: new Date("2026-11-24T18:30:00Z") });
  const database = new FakeDatabase();
  const watch = watchWith(database, () => new Date());
  await watch.isIntact();
  const looksIn = async (hours: number): Promise<number> => {
    const before = database.looks;
    await vi.advanceTimersByTimeAsync(hours * 3_600_000);
    return database.looks - before;
  };
  database.isAway = true;
  // Half past three in China.
  expect(await looksIn(1)).toBeGreaterThan(0);
  database.isAway = false;
  expect(await looksIn(1)).toBeGreaterThan(0);
  expect(await looksIn(22)).toBe(0);
  expect(await looksIn(1)).toBeGreaterThan(0);
  await watch.stop();
  vi.useRealTimers();
});
