import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { needReason, type IncidentAnswer, type ReasonedIncidentInput } from "./reason.rules.js";
import { retireDeadlines, scheduleIncidentDeadlines } from "./schedule-deadlines.js";

/** Reopens a closed incident within 30 days (it is filed again, one round on), or reconsiders a rejected one. */
export async function reopenIncident(tx: Transaction, input: ReasonedIncidentInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const wasClosed = loaded.value.status === "CLOSED";
  const moved = await moveIncident(tx, loaded.value, "REOPEN");
  if (!moved.ok) return moved;
  const incident = moved.value;
  // The new life gets clocks of its own; when it was first filed stays as it was.
  await retireDeadlines(tx, incident, ["DISPATCH", "CLOSE", "UPSTREAM"]);
  incident.closedAt = null;
  if (!wasClosed) {
    incident.verifyingSince = null;
    incident.verifiedAt = null;
  } else {
    incident.round += 1;
    incident.filedAt = tx.now;
    incident.disposition = null;
    incident.checkResult = null;
    incident.dispatchedAt = null;
    incident.arrivedAt = null;
    incident.handledAt = null;
    incident.checkedAt = null;
  }
  await scheduleIncidentDeadlines(tx, incident);
  tx.record(
    incidentEvent(incident, "incident.reopened", wasClosed ? "重新立案" : "复议受理", {
      reason: reason.value,
      round: incident.round,
    }),
  );
  return accept({ incidentId: incident.id });
}
