import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { needReason, type IncidentAnswer, type ReasonedIncidentInput } from "./reason.rules.js";
import { cancelDeadlines } from "./schedule-deadlines.js";

/** Rejects a report (不予受理) with a reason; refused for orders, which are only answered upstream. */
export async function rejectIncident(tx: Transaction, input: ReasonedIncidentInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "REJECT");
  if (!moved.ok) return moved;
  moved.value.closedAt = tx.now;
  await cancelDeadlines(tx, moved.value);
  tx.record(incidentEvent(moved.value, "incident.rejected", "不予受理", { reason: reason.value }));
  return accept({ incidentId: moved.value.id });
}
