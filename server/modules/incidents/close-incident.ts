import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Disposition } from "./incident.entity.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import type { IncidentAnswer, IncidentInput } from "./reason.rules.js";
import { cancelDeadlines, scheduleIncidentDeadlines } from "./schedule-deadlines.js";

/** Closing by the shift leader. */
export interface CloseIncidentInput extends IncidentInput {
  readonly disposition: Disposition;
  readonly note?: string | null | undefined;
}

/** Closes an incident (结案) with a disposition that fits its state; refused while a task is open or the check has not passed. */
export async function closeIncident(tx: Transaction, input: CloseIncidentInput): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "CLOSE", { disposition: input.disposition });
  if (!moved.ok) return moved;
  const incident = moved.value;
  incident.disposition = input.disposition;
  incident.closedAt = tx.now;
  await scheduleIncidentDeadlines(tx, incident);
  await cancelDeadlines(tx, incident);
  tx.record(
    incidentEvent(incident, "incident.closed", "结案", { disposition: input.disposition, note: input.note ?? null }),
  );
  return accept({ incidentId: incident.id });
}
