export { addNote, type AddNoteInput } from "./add-note.js";
export { callCounty } from "./call-county.js";
export { cancelIncident } from "./cancel-incident.js";
export { changeTier, type ChangeTierInput } from "./change-tier.js";
export { closeIncident, type CloseIncidentInput } from "./close-incident.js";
export { type Deadline, DEADLINE_KINDS, DeadlineEntity, type DeadlineKind } from "./deadline.entity.js";
export { countIncidents, findIncidents, type PlacedIncident } from "./find-incidents.queries.js";
export { handDown, type HandDownInput } from "./hand-down.js";
export {
  allOf,
  type BoundingBox,
  type Condition,
  divisionCondition,
  type IncidentFilter,
  listedConditions,
  OPEN_INCIDENTS,
} from "./incident-filter.js";
export {
  type DeadlineRow,
  deadlinesByIncident,
  deadlinesByTask,
  reportCounts,
  reportPageKey,
  type ReportPageKey,
  reportPages,
  type ReportRow,
  reportsById,
} from "./incident-parts.queries.js";
export { INCIDENT_ORDERS, type IncidentOrder, type IncidentSearch } from "./incident-places.js";
export {
  CHECK_RESULTS,
  type CheckResult,
  type Disposition,
  DISPOSITIONS,
  type Incident,
  INCIDENT_SOURCES,
  INCIDENT_STATUSES,
  IncidentEntity,
  type IncidentSource,
  type IncidentStatus,
  type RoutingRecord,
} from "./incident.entity.js";
export { audienceOf, incidentEvent } from "./incident.events.js";
export { allowedIncidentActions, type DecidingIncident, incidentFacts } from "./incident.facts.js";
export {
  INCIDENT_ACTIONS,
  type IncidentAction,
  type IncidentFacts,
  incidentLifecycle,
  isFiledDirectly,
} from "./incident.lifecycle.js";
export { type CommandedIncident, holdsIncidentRight, INCIDENT_RIGHTS, type IncidentRight } from "./incident.policy.js";
export {
  type IncidentRow,
  incidentNumber,
  incidentRowOf,
  incidentsById,
  incidentsByNumber,
  routingsByIncident,
} from "./incident.queries.js";
export { loadIncident } from "./load-incident.js";
export { mayMoveIncident, moveIncident, moveIncidentBySystem } from "./move-incident.js";
export { beginVerification, noteVerification } from "./note-verification.js";
export { type DeadlineTimes, isDeadlineOverdue, isIncidentOverdue } from "./overdue.rules.js";
export { resumeDeadlines } from "./pause-deadlines.js";
export {
  confidentialReach,
  HIDDEN_TEXT,
  maskName,
  maySeeReporter,
  maySeeText,
  type PrivateIncident,
} from "./privacy.policy.js";
export { type IncidentAnswer, type IncidentInput, needReason, type ReasonedIncidentInput } from "./reason.rules.js";
export { rejectIncident } from "./reject-incident.js";
export { reopenIncident } from "./reopen-incident.js";
export { type Report, ReportEntity } from "./report.entity.js";
export { revealReporter, type RevealReporterInput } from "./reveal-reporter.js";
export { resumeIncident, type ResumeIncidentInput } from "./resume-incident.js";
export {
  cancelDeadlines,
  deadlinesOf,
  keepDeadlines,
  retireDeadlines,
  scheduleIncidentDeadlines,
} from "./schedule-deadlines.js";
export { suspendIncident, type SuspendIncidentInput } from "./suspend-incident.js";
export { SUSPENSION_REASONS, type SuspensionReason } from "./suspension.rules.js";
export { takeOver } from "./take-over.js";
