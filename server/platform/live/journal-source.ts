import type { Database } from "../database/index.js";
import { readJournal, readJournalHead, type JournalEntry, type JournalHead } from "../journal/index.js";

/** The head of the journal and what follows a position, both from one snapshot. */
export interface JournalReading {
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
}

/** Where entries come from: all of the county's, whoever may see them. */
export interface JournalSource {
  head(): Promise<JournalHead>;
  /** Up to `limit` entries above a position, oldest first. */
  readAfter(position: bigint, limit: number): Promise<JournalReading>;
}

/** The journal of a database, read as the system. */
export function journalOf(database: Database): JournalSource {
  const reader = { system: "live" };
  return {
    head: () => database.read(reader, readJournalHead),
    readAfter: (position, limit) =>
      database.read(reader, async (em) => {
        const head = await readJournalHead(em);
        return { head, entries: head.position > position ? await readJournal(em, position, limit) : [] };
      }),
  };
}
