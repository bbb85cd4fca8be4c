import type { Database } from "../database/index.js";

/** A phone may be offline for weeks and must still not act twice; after this long nobody repeats a command. */
const KEPT_DAYS = 30;
/** Few enough to hold no lock for long; the rest goes with the next run. */
const FORGOTTEN_AT_ONCE = 10_000;

/** Forgets the idempotency keys that are older than 30 days and returns how many went. */
export function forgetOldKeys(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  return database.writeAsSystem("forget-old-keys", async (em) => {
    const gone = await em.execute<unknown[]>(
      `delete from idempotency where (actor_id, key) in (
         select actor_id, key from idempotency where created_at < ? order by created_at limit ?) returning 1`,
      [before, FORGOTTEN_AT_ONCE],
    );
    return gone.length;
  });
}
