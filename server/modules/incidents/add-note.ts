import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { needReason, type IncidentAnswer, type IncidentInput } from "./reason.rules.js";

/** Something to remember about an incident. */
export interface AddNoteInput extends IncidentInput {
  readonly text: string;
}

/** Adds a note to the incident's journal; it changes nothing else. */
export async function addNote(tx: Transaction, input: AddNoteInput): Promise<Result<IncidentAnswer>> {
  const text = needReason(input.text, "text");
  if (!text.ok) return text;
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "ADD_NOTE");
  if (!moved.ok) return moved;
  tx.record(incidentEvent(moved.value, "incident.noted", "备注", { text: text.value }));
  return accept({ incidentId: moved.value.id });
}
