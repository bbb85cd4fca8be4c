import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  incidentEvent,
  loadIncident,
  moveIncident,
  needReason,
  type IncidentAnswer,
  type ReasonedIncidentInput,
} from "../incidents/index.js";

/** Sends incomplete feedback back to handling, one round on, with the original clock; a reaction offers the work again. */
export async function returnFeedback(tx: Transaction, input: ReasonedIncidentInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "RETURN_FEEDBACK");
  if (!moved.ok) return moved;
  moved.value.round += 1;
  tx.record(
    incidentEvent(moved.value, "incident.feedback-returned", "反馈不完整，退回补办", {
      reason: reason.value,
      round: moved.value.round,
    }),
  );
  return accept({ incidentId: moved.value.id });
}
