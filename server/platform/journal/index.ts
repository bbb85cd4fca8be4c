export { appendJournal, type JournalBatch } from "./append-journal.js";
export { decodeCursor, encodeCursor, type JournalCursor } from "./cursor.js";
export {
  JOURNAL_BATCH,
  readIncidentJournals,
  readJournal,
  readJournalHead,
  type IncidentJournalPage,
  type JournalEntry,
  type JournalHead,
} from "./read-journal.js";
export {
  verifyJournal,
  type AskJournal,
  type JournalFault,
  type JournalVerdict,
  type VerifyOptions,
} from "./verify-journal.js";
