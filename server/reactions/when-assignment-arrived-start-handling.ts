import { incidentEvent, moveIncidentBySystem } from "../modules/incidents/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** The first squad on the spot starts the handling of an EMERGENCY, whoever has signed. */
export const whenAssignmentArrivedStartHandling: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (incident.tier !== "EMERGENCY") return;
  if (await moveIncidentBySystem(tx, incident, "START_HANDLING"))
    tx.record(incidentEvent(incident, "incident.handling-started", "首支队伍到场，开始处置"));
};
