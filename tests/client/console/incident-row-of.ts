import type { IncidentRow } from "../../../client/console/store/incident-row.js";

/** A row for tests of rules: an ordinary incident with nothing special about it, but for what is named. */
export function incidentRowOf(part: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: "inc_1",
    number: "371323-20261123-000001",
    version: 1,
    status: "REPORTED",
    tier: "ORDINARY",
    priority: 3,
    title: "路边垃圾",
    address: null,
    source: "GRID_WORKER",
    isMatterGuessed: false,
    isConfidential: false,
    isRulingPending: false,
    matterCode: "0101",
    matterName: "暴露垃圾",
    divisionCode: "371323001001",
    divisionName: "北关街居委会",
    townshipName: "沂城街道",
    leadId: null,
    leadName: null,
    longitude: null,
    latitude: null,
    reportedAt: 0,
    stepSince: 0,
    dueAt: null,
    ...part,
  };
}
