import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { resumeDeadlines } from "./pause-deadlines.js";
import type { IncidentAnswer, IncidentInput } from "./reason.rules.js";

/** Resuming with a word of why. */
export interface ResumeIncidentInput extends IncidentInput {
  readonly note?: string | null | undefined;
}

/** Goes on with a suspended incident where it stood; its clocks keep the time that they had left, those of its tasks by a reaction. */
export async function resumeIncident(tx: Transaction, input: ResumeIncidentInput): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "RESUME");
  if (!moved.ok) return moved;
  const incident = moved.value;
  incident.suspendedFrom = null;
  incident.suspensionReason = null;
  incident.suspensionReviewAt = null;
  await resumeDeadlines(tx, incident, null, incident.commandingCenterId);
  tx.record(incidentEvent(incident, "incident.resumed", "恢复办理", { note: input.note ?? null }));
  return accept({ incidentId: incident.id });
}
