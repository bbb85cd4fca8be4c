import type { Reactions } from "../platform/commands/index.js";
import { whenAssignmentArrivedStartHandling } from "./when-assignment-arrived-start-handling.js";
import { whenIncidentClosedConfirmTasks } from "./when-incident-closed-confirm-tasks.js";
import { whenIncidentEndedRecallTasks } from "./when-incident-ended-recall-tasks.js";
import { whenIncidentFiledDispatchIt } from "./when-incident-filed-dispatch-it.js";
import { whenIncidentResumedResumeTaskClocks } from "./when-incident-resumed-resume-task-clocks.js";
import { whenSquadTookItSignTask } from "./when-squad-took-it-sign-task.js";
import { whenTaskAcceptedStartHandling } from "./when-task-accepted-start-handling.js";
import { whenTasksDoneGiveFeedback } from "./when-tasks-done-give-feedback.js";
import { whenTierBecameEmergencyDispatchIt } from "./when-tier-became-emergency-dispatch-it.js";
import { whenVerificationEndedFileClockStarts } from "./when-verification-ended-file-clock-starts.js";
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
  "incident.resumed": [whenIncidentResumedResumeTaskClocks, whenTasksDoneGiveFeedback],
  "incident.tier-changed": [whenTierBecameEmergencyDispatchIt],
  "task.accepted": [whenTaskAcceptedStartHandling],
  "task.done": [whenVerificationEndedFileClockStarts, whenTasksDoneGiveFeedback],
  "task.waived": [whenTasksDoneGiveFeedback],
  "task.recalled": [whenVerificationEndedFileClockStarts, whenTasksDoneGiveFeedback],
  "task.returned": [whenTasksDoneGiveFeedback],
  "assignment.accepted": [whenSquadTookItSignTask],
  "assignment.departed": [whenSquadTookItSignTask],
  "assignment.arrived": [whenSquadTookItSignTask, whenAssignmentArrivedStartHandling],
};
