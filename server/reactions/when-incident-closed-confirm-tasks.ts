import type { Reaction } from "../platform/commands/index.js";
import { confirmTasks } from "../modules/checks/index.js";
import { incidentOf } from "./incident-of.js";

/** Closing confirms the work of the last round. */
export const whenIncidentClosedConfirmTasks: Reaction = async (tx, event) => {
  await confirmTasks(tx, await incidentOf(tx, event));
};
