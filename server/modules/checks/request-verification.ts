import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  beginVerification,
  incidentEvent,
  loadIncident,
  moveIncident,
  type IncidentAnswer,
  type IncidentInput,
} from "../incidents/index.js";
import { offerTask } from "../dispatch/index.js";

/** A look at the place before filing. */
export interface RequestVerificationInput extends IncidentInput {
  readonly note?: string | null | undefined;
}

/** Has a report of the center's own public channels verified by the grid worker (核实) before it is filed. */
export async function requestVerification(
  tx: Transaction,
  input: RequestVerificationInput,
): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "REQUEST_VERIFICATION");
  if (!moved.ok) return moved;
  const incident = moved.value;
  await beginVerification(tx, incident);
  tx.record(incidentEvent(incident, "incident.verification-requested", "交网格员核实", { note: input.note ?? null }));
  await offerTask(tx, incident, {
    agencyId: incident.commandingCenterId,
    role: "VERIFY",
    instruction: input.note ?? null,
  });
  return accept({ incidentId: incident.id });
}
