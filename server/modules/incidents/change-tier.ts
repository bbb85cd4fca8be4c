import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList, type Tier } from "../matters/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { needReason, type IncidentAnswer, type ReasonedIncidentInput } from "./reason.rules.js";

/** A tier that proved wrong. */
export interface ChangeTierInput extends ReasonedIncidentInput {
  readonly tier: Tier;
}

/** Changes the tier; an EMERGENCY is commanded by the county from that instant. Running clocks keep their due times. */
export async function changeTier(tx: Transaction, input: ChangeTierInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const moved = await moveIncident(tx, loaded.value, "CHANGE_TIER");
  if (!moved.ok) return moved;
  const incident = moved.value;
  const from = incident.tier;
  incident.tier = input.tier;
  if (input.tier === "EMERGENCY") {
    const { countyCenter } = await tx.reference(countyList);
    incident.commandingCenterId = countyCenter.id;
    incident.agencyIds = [...new Set([...incident.agencyIds, countyCenter.id])];
    incident.priority = 1;
  }
  tx.record(
    incidentEvent(incident, "incident.tier-changed", "调整等级", {
      from,
      tier: input.tier,
      reason: reason.value,
      commandingCenterId: incident.commandingCenterId,
    }),
  );
  return accept({ incidentId: incident.id });
}
