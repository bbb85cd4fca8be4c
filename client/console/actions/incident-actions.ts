import {
  AddNoteDocument,
  CallCountyDocument,
  CancelIncidentDocument,
  ChangeTierDocument,
  CloseIncidentDocument,
  DispatchIncidentDocument,
  FileIncidentDocument,
  HandDownDocument,
  MergeIncidentDocument,
  RecordCheckDocument,
  RejectIncidentDocument,
  ReopenIncidentDocument,
  RequestCheckDocument,
  RequestVerificationDocument,
  ResumeIncidentDocument,
  ReturnFeedbackDocument,
  SplitReportDocument,
  SuspendIncidentDocument,
  TakeOverDocument,
  type CheckMethod,
  type CheckResult,
  type Disposition,
  type Tier,
} from "../../generated/graphql.js";
import { actionsOf, command, type Target } from "./action.js";
import { instant, may, maybe, need, oneOf, several, word, type Values } from "./field.js";

export const TIERS: readonly Tier[] = ["ORDINARY", "COORDINATED", "EMERGENCY"];
export const DISPOSITIONS: readonly Disposition[] = [
  "RESOLVED",
  "ANSWERED",
  "NOT_FOUND",
  "TRANSFERRED",
  "ENFORCEMENT_FILED",
  "DUPLICATE",
  "ON_THE_SPOT",
];
export const CHECK_METHODS: readonly CheckMethod[] = ["ON_SITE", "PHONE", "DOCUMENT"];
export const CHECK_RESULTS: readonly CheckResult[] = ["PASSED", "FAILED", "NOT_CHECKABLE"];

const base = ({ incident }: Target, values: Values) => ({
  incidentId: incident.id,
  expectedVersion: incident.version,
  onBehalf: maybe(values, "onBehalf"),
});
const reasoned = (target: Target, values: Values) => ({ ...base(target, values), reason: word(values, "reason") });
const noted = (target: Target, values: Values) => ({ ...base(target, values), note: maybe(values, "note") });

const reason = need("reason", "text", "field.reason");
const note = may("note", "text", "field.note");

/** What may be done with an incident, in the order of its life; what the system alone does has no row. */
export const INCIDENT_ACTIONS = actionsOf("incident", [
  {
    action: "FILE",
    key: "f",
    fields: [may("matterCode", "matter", "field.matter"), may("tier", "tier", "field.tier"), note],
    give: command(FileIncidentDocument, (target, values) => ({
      ...noted(target, values),
      matterCode: maybe(values, "matterCode"),
      tier: word(values, "tier") === "" ? null : oneOf(TIERS, values, "tier"),
    })),
  },
  {
    action: "DISPATCH",
    key: "d",
    fields: [
      may("leadAgencyId", "agency", "field.lead"),
      may("supportingAgencyIds", "agencies", "field.supporting"),
      may("instruction", "text", "field.instruction"),
      may("overrideReason", "line", "field.overrideReason"),
    ],
    give: command(DispatchIncidentDocument, (target, values) => ({
      ...base(target, values),
      leadAgencyId: maybe(values, "leadAgencyId"),
      supportingAgencyIds: several(values, "supportingAgencyIds"),
      instruction: maybe(values, "instruction"),
      overrideReason: maybe(values, "overrideReason"),
    })),
  },
  { action: "REQUEST_VERIFICATION", key: "y", fields: [note], give: command(RequestVerificationDocument, noted) },
  {
    action: "MERGE",
    key: "m",
    fields: [need("intoIncidentId", "incident", "field.into")],
    give: command(MergeIncidentDocument, (target, values) => ({
      ...base(target, values),
      intoIncidentId: word(values, "intoIncidentId"),
    })),
  },
  {
    action: "REQUEST_CHECK",
    key: "c",
    fields: [may("method", "checkMethod", "field.method"), may("checkerAgencyId", "agency", "field.checker"), note],
    give: command(RequestCheckDocument, (target, values) => ({
      ...noted(target, values),
      checkerAgencyId: maybe(values, "checkerAgencyId"),
      method: word(values, "method") === "" ? null : oneOf(CHECK_METHODS, values, "method"),
    })),
  },
  {
    action: "RECORD_CHECK",
    key: "v",
    fields: [need("method", "checkMethod", "field.method"), need("result", "checkResult", "field.checkResult"), note],
    give: command(RecordCheckDocument, (target, values) => ({
      ...noted(target, values),
      method: oneOf(CHECK_METHODS, values, "method"),
      result: oneOf(CHECK_RESULTS, values, "result"),
    })),
  },
  {
    action: "CLOSE",
    key: "x",
    fields: [need("disposition", "disposition", "field.disposition"), note],
    give: command(CloseIncidentDocument, (target, values) => ({
      ...noted(target, values),
      disposition: oneOf(DISPOSITIONS, values, "disposition"),
    })),
  },
  {
    action: "ADD_NOTE",
    key: "b",
    fields: [need("text", "text", "field.text")],
    give: command(AddNoteDocument, (target, values) => ({ ...base(target, values), text: word(values, "text") })),
  },
  {
    action: "CHANGE_TIER",
    key: "t",
    fields: [need("tier", "tier", "field.tier"), reason],
    give: command(ChangeTierDocument, (target, values) => ({
      ...reasoned(target, values),
      tier: oneOf(TIERS, values, "tier"),
    })),
  },
  { action: "CALL_COUNTY", key: "h", fields: [reason], give: command(CallCountyDocument, reasoned) },
  {
    action: "HAND_DOWN",
    fields: [may("reason", "text", "field.reason")],
    give: command(HandDownDocument, (target, values) => ({
      ...base(target, values),
      reason: maybe(values, "reason"),
    })),
  },
  { action: "TAKE_OVER", fields: [reason], give: command(TakeOverDocument, reasoned) },
  { action: "RETURN_FEEDBACK", fields: [reason], give: command(ReturnFeedbackDocument, reasoned) },
  {
    action: "SUSPEND",
    isGrave: true,
    fields: [reason, need("reviewAt", "instant", "field.reviewAt"), note],
    give: command(SuspendIncidentDocument, (target, values) => ({
      ...reasoned(target, values),
      note: maybe(values, "note"),
      reviewAt: instant(values, "reviewAt"),
    })),
  },
  { action: "RESUME", fields: [note], give: command(ResumeIncidentDocument, noted) },
  { action: "REOPEN", fields: [reason], give: command(ReopenIncidentDocument, reasoned) },
  { action: "REJECT", key: "r", isGrave: true, fields: [reason], give: command(RejectIncidentDocument, reasoned) },
  { action: "CANCEL", isGrave: true, fields: [reason], give: command(CancelIncidentDocument, reasoned) },
]);

/** What may be done with a report that a merge brought here; the right stands with the incident that it opened. */
export const REPORT_ACTIONS = actionsOf("incident", [
  {
    action: "SPLIT",
    isGrave: true,
    fields: [reason],
    give: command(SplitReportDocument, ({ report }, values) => ({
      reportId: report?.id ?? "",
      reason: word(values, "reason"),
    })),
  },
]);
