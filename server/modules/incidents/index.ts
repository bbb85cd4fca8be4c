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
