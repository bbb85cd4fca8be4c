export { compareAnchor, type AnchorVerdict, type JournalAnchor } from "./anchor.js";
export {
  appendedPosition,
  appendJournal,
  appendStatement,
  type JournalBatch,
  journalEntries,
  numberedIncidents,
} from "./append-journal.js";
export { decodeCursor, encodeCursor, type JournalCursor } from "./cursor.js";
export { HashTree } from "./hash-tree.js";
export { proveIncident, type IncidentProof, type ProvenEntry } from "./prove-incident.js";
export { beginEpoch, pruneJournal, readForArchive, type ArchivedEntry } from "./prune-journal.js";
export {
  JOURNAL_BATCH,
  readIncidentJournals,
  readJournal,
  type JournalReading,
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
