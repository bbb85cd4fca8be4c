export { fileIncident, type FileIncidentInput } from "./file-incident.js";
export { matterSuggester } from "./matter-suggester.js";
export { mergeIncident, type MergeIncidentInput } from "./merge-incident.js";
export { reportIncident, type ReportIncidentInput } from "./report-incident.js";
export type { SettledOnTheSpot } from "./settle-on-the-spot.js";
export { splitReport, type SplitReportInput } from "./split-report.js";
