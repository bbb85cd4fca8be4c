import type { EntityManager } from "@mikro-orm/postgresql";
import { CONTENT } from "./verify-journal.js";

/** An entry as it goes into an archive: enough to follow the chain through it. */
export interface ArchivedEntry {
  readonly position: number;
  readonly hash: string;
  readonly content: string;
}

/** Reads entries from a position on for an archive, at most `limit`, oldest first. */
export async function readForArchive(
  em: EntityManager,
  after: bigint,
  upTo: bigint,
  limit: number,
): Promise<ArchivedEntry[]> {
  const found = await em.execute<{ position: string; hash: string; content: string }[]>(
    `select position, encode(hash, 'hex') as hash, ${CONTENT} as content from journal where position > ? and position <= ? order by position limit ?`,
    [after.toString(), upTo.toString(), limit],
  );
  return found.map(({ position, hash, content }) => ({ position: Number(position), hash, content }));
}

/**
 * Removes the entries up to a position and raises the floor, in the transaction of `em`, which must be the owner's: the chain goes on to be
 * verifiable from the floor on. Throws where the entry at the floor is not there.
 */
export async function pruneJournal(em: EntityManager, upTo: bigint): Promise<void> {
  const raised = await em.execute<unknown[]>(
    `update journal_head set floor = ?, floor_hash = j.hash from journal j where j.position = ? and journal_head.floor < j.position returning 1`,
    [upTo.toString(), upTo.toString()],
  );
  if (raised.length === 0) throw new Error(`the floor cannot be raised to ${upTo}`);
  await em.execute("delete from journal where position <= ?", [upTo.toString()]);
}

/** Gives the journal another epoch, as after a restore: every cursor told before is answered with a resync. Gives the new one. */
export async function beginEpoch(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ epoch: string }[]>(
    "update journal_head set epoch = gen_random_uuid() returning epoch",
  );
  if (row === undefined) throw new Error("journal_head has no row: the schema is not migrated");
  return row.epoch;
}
