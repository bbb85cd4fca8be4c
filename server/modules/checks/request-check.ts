import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  incidentEvent,
  loadIncident,
  mayMoveIncident,
  moveIncident,
  type IncidentAnswer,
  type IncidentInput,
} from "../incidents/index.js";
import { countyList } from "../matters/index.js";
import type { CheckMethod } from "./check-method.js";
import { offerTask } from "../dispatch/index.js";

/** Who is to check, and how. */
export interface RequestCheckInput extends IncidentInput {
  readonly checkerAgencyId?: string | null | undefined;
  readonly method?: CheckMethod | null | undefined;
  readonly note?: string | null | undefined;
}

/** Has the feedback checked (核查), by the commanding center unless another agency is named; never by one that handled. */
export async function requestCheck(tx: Transaction, input: RequestCheckInput): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const incident = loaded.value;
  const agreed = await mayMoveIncident(tx, incident, "REQUEST_CHECK");
  if (!agreed.ok) return agreed;
  const { agencyById } = await tx.reference(countyList);
  const checkerId = (input.checkerAgencyId ?? incident.commandingCenterId) as Id<"agc">;
  if (!agencyById.has(checkerId)) return refuse("NOT_FOUND", { path: ["input", "checkerAgencyId"] });
  if (incident.handlingAgencyIds.includes(checkerId))
    return refuse("CHECKER_IS_HANDLER", { path: ["input", "checkerAgencyId"] });
  const moved = await moveIncident(tx, incident, "REQUEST_CHECK");
  if (!moved.ok) return moved;
  incident.checkResult = null;
  tx.record(
    incidentEvent(incident, "incident.check-requested", "提请核查", {
      method: input.method ?? null,
      note: input.note ?? null,
    }),
  );
  await offerTask(tx, incident, { agencyId: checkerId, role: "CHECK", instruction: input.note ?? null });
  return accept({ incidentId: incident.id });
}
