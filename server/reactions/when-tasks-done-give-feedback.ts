import { isLiveTask, TaskEntity } from "../modules/dispatch/index.js";
import { incidentEvent, moveIncidentBySystem } from "../modules/incidents/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/**
 * Feedback is there when the lead's task of this round is done and no supporter owes anything any more. An EMERGENCY may come here
 * without any squad having arrived: then its handling starts with what was done.
 */
export const whenTasksDoneGiveFeedback: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (incident.status !== "HANDLING" && incident.status !== "DISPATCHED") return;
  const tasks = await tx.em.find(TaskEntity, { incidentId: incident.id, role: { $in: ["LEAD", "ASSIST"] } });
  const isLeadDone = tasks.some(
    (task) => task.role === "LEAD" && task.round === incident.round && task.status === "DONE",
  );
  if (!isLeadDone || tasks.some(isLiveTask)) return;
  await moveIncidentBySystem(tx, incident, "START_HANDLING");
  if (!(await moveIncidentBySystem(tx, incident, "GIVE_FEEDBACK"))) return;
  incident.handledAt = tx.now;
  tx.record(incidentEvent(incident, "incident.feedback-given", "处置完毕，等待核查"));
};
