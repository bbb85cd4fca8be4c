import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { ListedAgency } from "../matters/index.js";
import type { Incident } from "./incident.entity.js";
import { incidentEvent } from "./incident.events.js";
import type { IncidentAction } from "./incident.lifecycle.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import type { IncidentAnswer, IncidentInput } from "./reason.rules.js";

/** One way in which the command over an incident passes from one center to another. */
export interface CommandChange {
  readonly action: Extract<IncidentAction, "CALL_COUNTY" | "HAND_DOWN" | "TAKE_OVER">;
  readonly event: `incident.${string}`;
  readonly summary: string;
  readonly reason: string | null;
  readonly to: (incident: Incident) => ListedAgency;
}

/** Passes the command to another center; everybody who took part goes on seeing the incident. */
export async function changeCommand(
  tx: Transaction,
  input: IncidentInput,
  change: CommandChange,
): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, change.action);
  if (!moved.ok) return moved;
  const incident = moved.value;
  const from = incident.commandingCenterId;
  const to = change.to(incident);
  incident.commandingCenterId = to.id;
  incident.agencyIds = [...new Set([...incident.agencyIds, to.id])];
  tx.record(
    incidentEvent(incident, change.event, `${change.summary}，现由${to.name}指挥`, {
      from,
      commandingCenterId: to.id,
      reason: change.reason,
    }),
  );
  return accept({ incidentId: incident.id });
}
