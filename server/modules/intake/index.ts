export { fileIncident, type FileIncidentInput } from "./file-incident.js";
export { type FoundPlace, locateReport, type SaidPlace } from "./locate-report.js";
export { matterSuggester } from "./matter-suggester.js";
export { mergeIncident, type MergeIncidentInput } from "./merge-incident.js";
export { reportIncident, type ReportIncidentInput } from "./report-incident.js";
export { commandingCenterOf, routeByList } from "./route-incident.js";
export type { SettledOnTheSpot } from "./settle-on-the-spot.js";
export { splitReport, type SplitReportInput } from "./split-report.js";
