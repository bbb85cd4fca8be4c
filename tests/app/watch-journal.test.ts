import { expect, it } from "vitest";
import { watchJournal } from "../../server/app/watch-journal.js";
import { makeMetrics } from "../../server/platform/metrics/index.js";

it("a server whose database fails at its first look at the journal is not ready before it has looked", async () => {
  let isAway = true;
  let looks = 0;
  const head = { position: "0", floor: "0", floor_hash: "", hash: "" };
  const database = {
    read: async (_reader: unknown, work: (em: unknown) => Promise<unknown>) => {
      looks += 1;
      if (isAway) throw new Error("the database is away");
      return work({ execute: async () => [head] });
    },
  };
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const watch = watchJournal({ database, clock: { now: () => new Date() } } as never, logger as never, makeMetrics());
  let answer: boolean | null = null;
  const asked = watch.isIntact().then((isIntact) => (answer = isIntact));
  await expect.poll(() => looks).toBeGreaterThan(0);
  expect(answer).toBe(null);
  isAway = false;
  await asked;
  expect(answer).toBe(true);
  await watch.stop();
}, 20_000);
