import { resumeTaskDeadlines } from "../modules/dispatch/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** The clocks of the tasks go on with the incident, each in the hours of its own agency. */
export const whenIncidentResumedResumeTaskClocks: Reaction = async (tx, event) => {
  await resumeTaskDeadlines(tx, await incidentOf(tx, event));
};
