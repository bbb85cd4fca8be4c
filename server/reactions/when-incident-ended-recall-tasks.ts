import type { Reaction } from "../platform/commands/index.js";
import { recallTasks } from "../modules/dispatch/index.js";
import { incidentOf } from "./incident-of.js";

/** A cancelled, merged or rejected incident has no live task. */
export const whenIncidentEndedRecallTasks: Reaction = async (tx, event) => {
  await recallTasks(tx, await incidentOf(tx, event), "事件已终止，任务收回");
};
