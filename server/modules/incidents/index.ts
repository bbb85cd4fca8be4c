export * from "./incident.entity.js";
export * from "./report.entity.js";
export * from "./deadline.entity.js";
export * from "./evidence.entity.js";
export * from "./incident.lifecycle.js";
export * from "./incident.policy.js";
export { allOf, divisionConditions, OPEN_INCIDENTS, reachOf, type BoundingBox, type Condition, type IncidentFilter } from "./incident-filter.js";
export {
  deadlinesByIncident,
  deadlinesByTask,
  evidenceById,
  evidenceByIncident,
  evidenceByTask,
  reportCounts,
  reportPageKey,
  reportPages,
  reportsById,
  type DeadlineRow,
  type EvidenceRow,
  type ReportPageKey,
  type ReportRow,
} from "./incident-parts.queries.js";
export { countIncidents, findIncidents, INCIDENT_ORDERS, type IncidentOrder, type IncidentSearch, type PlacedIncident } from "./find-incidents.queries.js";
export { incidentsById, incidentsByNumber, routingsByIncident, type IncidentRow } from "./incident.queries.js";
export { isDeadlineOverdue, isIncidentOverdue, type DeadlineTimes } from "./overdue.rules.js";
export { confidentialReach, HIDDEN_TEXT, maskName, maySeeReporter, maySeeText, type PrivateIncident } from "./privacy.policy.js";
export { awaitedEvidence, evidenceFile, noteEvidenceReceived, type EvidenceFile } from "./receive-evidence.js";
export { addNote, type AddNoteInput } from "./add-note.js";
export { attachEvidence, findEvidence } from "./attach-evidence.js";
export { callCounty } from "./call-county.js";
export { cancelIncident } from "./cancel-incident.js";
export { changeTier, type ChangeTierInput } from "./change-tier.js";
export { closeIncident, type CloseIncidentInput } from "./close-incident.js";
export { fileIncident, type FileIncidentInput } from "./file-incident.js";
export { handDown, type HandDownInput } from "./hand-down.js";
export { audienceOf, incidentEvent } from "./incident.events.js";
export { allowedIncidentActions, incidentFacts, type DecidingIncident } from "./incident.facts.js";
export { loadIncident } from "./load-incident.js";
export { locateReport, type FoundPlace, type SaidPlace, type SentPoint } from "./locate-report.js";
export { mergeIncident, type MergeIncidentInput } from "./merge-incident.js";
export { mayMoveIncident, moveIncident, moveIncidentBySystem } from "./move-incident.js";
export { beginVerification, noteVerification } from "./note-verification.js";
export { resumeDeadlines } from "./pause-deadlines.js";
export { needReason, type IncidentAnswer, type IncidentInput, type ReasonedIncidentInput } from "./reason.rules.js";
export { EVIDENCE_BYTES_LIMIT, EVIDENCE_CONTENT_TYPES, registerEvidence, type EvidenceAnswer, type RegisterEvidenceInput } from "./register-evidence.js";
export { rejectIncident } from "./reject-incident.js";
export { reopenIncident } from "./reopen-incident.js";
export { reportIncident, type ReportIncidentInput } from "./report-incident.js";
export { resumeIncident, type ResumeIncidentInput } from "./resume-incident.js";
export { commandingCenterOf, routeByList } from "./route-incident.js";
export { cancelDeadlines, deadlinesOf, keepDeadlines, scheduleIncidentDeadlines } from "./schedule-deadlines.js";
export type { SettledOnTheSpot } from "./settle-on-the-spot.js";
export { splitReport, type SplitReportInput } from "./split-report.js";
export { suspendIncident, type SuspendIncidentInput } from "./suspend-incident.js";
export { SUSPENSION_REASONS, type SuspensionReason } from "./suspension.rules.js";
export { takeOver } from "./take-over.js";
export { matterSuggester } from "./matter-suggester.js";
