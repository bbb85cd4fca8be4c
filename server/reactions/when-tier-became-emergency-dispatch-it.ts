import { dispatchAsRouted } from "../modules/dispatch/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** What is filed and proves to be an EMERGENCY waits no longer: it goes to whom the list names in the same instant. */
export const whenTierBecameEmergencyDispatchIt: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (incident.tier === "EMERGENCY" && incident.status === "FILED") await dispatchAsRouted(tx, incident);
};
