import type { Reaction } from "../platform/commands/index.js";
import { dispatchAsRouted, recallTasks } from "../modules/dispatch/index.js";
import { incidentOf } from "./incident-of.js";

/** What was filed without a person, and every EMERGENCY, is dispatched in the same instant; a verification under way is not needed any more. */
export const whenIncidentFiledDispatchIt: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (incident.verifyingSince != null) await recallTasks(tx, incident, "已受理立案，核实任务收回", "VERIFY");
  if (event.changes["isAutomatic"] === true || incident.tier === "EMERGENCY") await dispatchAsRouted(tx, incident);
};
