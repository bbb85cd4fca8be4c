import type { Database } from "../database/index.js";
import { readJournal, readJournalHead, type JournalHead, type JournalReading } from "../journal/index.js";

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
    readAfter: (position, limit) => database.read(reader, (em) => readJournal(em, position, limit)),
  };
}
