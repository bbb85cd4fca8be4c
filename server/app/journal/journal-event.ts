import type { EntityManager } from "@mikro-orm/postgresql";
import { appendJournal } from "../../platform/journal/index.js";

/** What was done to the journal from the shell, as an entry of its own: in the chain, in nobody's feed. */
export interface JournalEvent {
  readonly type: "journal.exported" | "journal.pruned" | "journal.epoch-begun";
  readonly summary: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Appends the entry in the transaction of `em`; there is no signed-in person at a shell, so it names the system. */
export async function noteInJournal(
  em: EntityManager,
  countyCode: string,
  now: Date,
  event: JournalEvent,
): Promise<void> {
  await appendJournal(em, {
    events: [{ ...event, stream: "journal", audience: { divisionCode: "", affectedCodes: [], agencyIds: [] } }],
    numbered: [],
    countyCode,
    actor: null,
    onBehalf: null,
    now,
    command: null,
  });
}
