import { incidentEvent, moveIncidentBySystem } from "../modules/incidents/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** Handling starts when the lead agency accepts; an EMERGENCY's starts with the first arrival. */
export const whenTaskAcceptedStartHandling: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (event.changes["role"] !== "LEAD" || incident.tier === "EMERGENCY") return;
  if (await moveIncidentBySystem(tx, incident, "START_HANDLING"))
    tx.record(incidentEvent(incident, "incident.handling-started", "开始处置"));
};
