import type { Reactions } from "../platform/commands/index.js";
import { whenAssignmentArrivedStartHandling } from "./when-assignment-arrived-start-handling.js";
import { whenIncidentClosedConfirmTasks } from "./when-incident-closed-confirm-tasks.js";
import { whenIncidentEndedRecallTasks } from "./when-incident-ended-recall-tasks.js";
import { whenIncidentFiledDispatchIt } from "./when-incident-filed-dispatch-it.js";
import { whenSquadTookItSignTask } from "./when-squad-took-it-sign-task.js";
import { whenTaskAcceptedStartHandling } from "./when-task-accepted-start-handling.js";
import { whenTasksDoneGiveFeedback } from "./when-tasks-done-give-feedback.js";
import { whenWorkFailedOfferItAgain } from "./when-work-failed-offer-it-again.js";

/** Which event drives what: the only place where one module's event moves another module. */
export const reactions: Reactions = {
  "incident.filed": [whenIncidentFiledDispatchIt],
  "incident.cancelled": [whenIncidentEndedRecallTasks],
  "incident.merged": [whenIncidentEndedRecallTasks],
  "incident.rejected": [whenIncidentEndedRecallTasks],
  "incident.closed": [whenIncidentClosedConfirmTasks],
  "incident.check-failed": [whenWorkFailedOfferItAgain],
  "incident.feedback-returned": [whenWorkFailedOfferItAgain],
  "task.accepted": [whenTaskAcceptedStartHandling],
  "task.done": [whenTasksDoneGiveFeedback],
  "task.waived": [whenTasksDoneGiveFeedback],
  "task.recalled": [whenTasksDoneGiveFeedback],
  "task.returned": [whenTasksDoneGiveFeedback],
  "assignment.accepted": [whenSquadTookItSignTask],
  "assignment.departed": [whenSquadTookItSignTask],
  "assignment.arrived": [whenSquadTookItSignTask, whenAssignmentArrivedStartHandling],
};
