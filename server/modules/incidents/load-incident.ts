import { LockMode } from "@mikro-orm/postgresql";
import { isId } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { IncidentEntity, type Incident } from "./incident.entity.js";

/**
 * Loads an incident under the viewer's scope and locks it until commit: everything of one incident changes one command at a time,
 * so that two tasks done at the same instant cannot both believe the other still open. What the viewer may not see is NOT_FOUND.
 */
export async function loadIncident(
  tx: Transaction,
  incidentId: string,
  expectedVersion?: number | null,
  path = "incidentId",
): Promise<Result<Incident>> {
  if (!isId(incidentId, "inc")) return refuse("NOT_FOUND", { path: ["input", path] });
  const incident = await tx.em.findOne(
    IncidentEntity,
    { id: incidentId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ["routing"] },
  );
  if (incident === null) return refuse("NOT_FOUND", { path: ["input", path] });
  if (expectedVersion != null && expectedVersion !== incident.version)
    return refuse("STALE_VERSION", { currentVersion: incident.version, path: ["input", "expectedVersion"] });
  return accept(incident);
}
