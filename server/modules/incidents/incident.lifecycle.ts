import { defineLifecycle, type Transition } from "../../kernel/lifecycle.js";
import type { RefusalCode } from "../../kernel/refusal.js";
import type { CheckResult, Disposition, IncidentSource, IncidentStatus } from "./incident.entity.js";
import { INCIDENT_STATUSES } from "./incident.entity.js";
import type { IncidentRight } from "./incident.policy.js";

/** The actions of the incident's lifecycle, each the verb of a command; the last four belong to reactions. */
export const INCIDENT_ACTIONS = [
  "REQUEST_VERIFICATION",
  "FILE",
  "REJECT",
  "MERGE",
  "SPLIT",
  "SETTLE",
  "DISPATCH",
  "CALL_COUNTY",
  "HAND_DOWN",
  "TAKE_OVER",
  "CHANGE_TIER",
  "RETURN_FEEDBACK",
  "REQUEST_CHECK",
  "RECORD_CHECK",
  "CLOSE",
  "REOPEN",
  "CANCEL",
  "SUSPEND",
  "RESUME",
  "ADD_NOTE",
  "START_HANDLING",
  "GIVE_FEEDBACK",
] as const;
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number];

/** What the guards look at; what a command has not been told yet is null and raises no objection. */
export interface IncidentFacts {
  readonly source: IncidentSource;
  readonly hasMatter: boolean;
  readonly hasArrived: boolean;
  readonly isCommanding: boolean;
  readonly isOfCounty: boolean;
  readonly isCommandedByCounty: boolean;
  readonly isRulingPending: boolean;
  readonly liveTasks: number;
  readonly checkResult: CheckResult | null;
  readonly checkOutcome: CheckResult | null;
  readonly isCheckerHandler: boolean;
  readonly disposition: Disposition | null;
  readonly suspendedFrom: IncidentStatus | null;
  readonly isTownshipLead: boolean;
  readonly daysSinceClosed: number;
}

type Guard = (facts: IncidentFacts) => RefusalCode | null;
type Row = Transition<IncidentStatus, IncidentAction, IncidentRight, IncidentFacts>;

/** Channels of the center itself: only what comes over them is verified first (domain, "Lifecycles"). */
const OWN_PUBLIC_CHANNELS: readonly IncidentSource[] = ["CITIZEN_APP", "WALK_IN", "MEDIA", "SENSOR", "VIDEO"];
/** Orders that are never rejected, only answered upstream (domain, "Lifecycles"). */
const ORDERS: readonly IncidentSource[] = ["HOTLINE_12345", "POLICE_110", "SUPERIOR", "LEADER_INSTRUCTION"];
const REOPEN_WITHIN_DAYS = 30;

/** Tells whether reports of this source are filed without verification. */
export function isFiledDirectly(source: IncidentSource): boolean {
  return !OWN_PUBLIC_CHANNELS.includes(source);
}

const all =
  (...guards: readonly Guard[]): Guard =>
  (facts) => {
    for (const guard of guards) {
      const objection = guard(facts);
      if (objection !== null) return objection;
    }
    return null;
  };

const commanding: Guard = (it) => (it.isCommanding ? null : "NOT_COMMANDING");
const ofOwnChannel: Guard = (it) => (OWN_PUBLIC_CHANNELS.includes(it.source) ? null : "ILLEGAL_TRANSITION");
const noOrder: Guard = (it) => (ORDERS.includes(it.source) ? "ILLEGAL_TRANSITION" : null);
const withMatter: Guard = (it) => (it.hasMatter ? null : "MATTER_NEEDS_CLASSIFYING");
const beforeArrival: Guard = (it) => (it.hasArrived ? "ILLEGAL_TRANSITION" : null);
const noLiveTask: Guard = (it) => (it.liveTasks === 0 ? null : "OPEN_TASKS_REMAIN");
const ofCounty: Guard = (it) => (it.isOfCounty ? null : "NOT_COMMANDING");
const notWithCounty: Guard = (it) => (it.isCommandedByCounty ? "ILLEGAL_TRANSITION" : null);
const townshipLeads: Guard = (it) => (it.isTownshipLead ? null : "NOT_ON_LIST");
const noRulingPending: Guard = (it) => (it.isRulingPending ? "RULING_PENDING" : null);
const checked: Guard = (it) =>
  it.checkResult === "PASSED" || it.checkResult === "NOT_CHECKABLE" ? null : "ILLEGAL_TRANSITION";
const unchecked: Guard = (it) => (it.checkResult === null ? null : "ILLEGAL_TRANSITION");
const byOutsider: Guard = (it) => (it.isCheckerHandler ? "CHECKER_IS_HANDLER" : null);
const withinReopening: Guard = (it) => (it.daysSinceClosed <= REOPEN_WITHIN_DAYS ? null : "ILLEGAL_TRANSITION");
const outcome =
  (...results: readonly CheckResult[]): Guard =>
  (it) =>
    it.checkOutcome === null || results.includes(it.checkOutcome) ? null : "ILLEGAL_TRANSITION";
const disposedAs =
  (...fitting: readonly Disposition[]): Guard =>
  (it) =>
    it.disposition === null || fitting.includes(it.disposition) ? null : "DISPOSITION_REQUIRED";
const suspendedFrom =
  (status: IncidentStatus): Guard =>
  (it) =>
    it.suspendedFrom === status ? null : "ILLEGAL_TRANSITION";

const row = (
  from: IncidentStatus,
  action: IncidentAction,
  to: IncidentStatus,
  who: IncidentRight | "system",
  source: string,
  guard?: Guard,
): Row => ({
  from,
  action,
  to,
  who,
  source,
  ...(guard ? { guard } : {}),
});

/** The same action in several statuses, each staying as it is or going to the same next one. */
const rows = (
  froms: readonly IncidentStatus[],
  action: IncidentAction,
  to: IncidentStatus | "same",
  who: IncidentRight,
  source: string,
  guard?: Guard,
): Row[] => froms.map((from) => row(from, action, to === "same" ? from : to, who, source, guard));

const OPEN: readonly IncidentStatus[] = [
  "REPORTED",
  "VERIFYING",
  "FILED",
  "DISPATCHED",
  "HANDLING",
  "FEEDBACK",
  "CHECKING",
  "SUSPENDED",
];
const BEFORE_FEEDBACK: readonly IncidentStatus[] = ["REPORTED", "VERIFYING", "FILED", "DISPATCHED", "HANDLING"];
const BEFORE_HANDLING: readonly IncidentStatus[] = ["REPORTED", "VERIFYING", "FILED", "DISPATCHED"];

/** The life of an incident: domain.md "Lifecycles", one row per transition. */
export const incidentLifecycle = defineLifecycle<IncidentStatus, IncidentAction, IncidentRight, IncidentFacts>({
  name: "incident",
  initial: "REPORTED",
  statuses: INCIDENT_STATUSES,
  transitions: [
    row(
      "REPORTED",
      "SETTLE",
      "CLOSED",
      "settleOnTheSpot",
      "即报即结: settled by who found it, recorded and counted apart",
    ),
    row(
      "REPORTED",
      "REQUEST_VERIFICATION",
      "VERIFYING",
      "requestVerification",
      "VERIFYING only for the center's own public channels",
      all(commanding, ofOwnChannel),
    ),
    ...rows(
      ["REPORTED", "VERIFYING"],
      "FILE",
      "FILED",
      "file",
      "filing is the shift leader's and needs a matter",
      all(commanding, withMatter),
    ),
    ...rows(
      ["REPORTED", "VERIFYING"],
      "REJECT",
      "REJECTED",
      "reject",
      "orders of 12345, 110 and superiors are never rejected",
      all(commanding, noOrder),
    ),
    ...rows(BEFORE_HANDLING, "MERGE", "DUPLICATE", "merge", "several reports may belong to one incident", commanding),
    row("DUPLICATE", "SPLIT", "REPORTED", "split", "a wrong merge is undone", commanding),
    row("FILED", "DISPATCH", "DISPATCHED", "dispatch", "the commanding center dispatches", commanding),
    ...rows(
      ["DISPATCHED", "HANDLING"],
      "DISPATCH",
      "same",
      "dispatch",
      "a granted return is dispatched again, supporters are added",
      commanding,
    ),
    row(
      "DISPATCHED",
      "START_HANDLING",
      "HANDLING",
      "system",
      "the lead agency accepted, or first arrival of an EMERGENCY",
    ),
    row("HANDLING", "GIVE_FEEDBACK", "FEEDBACK", "system", "every task is done or waived"),
    row("FEEDBACK", "RETURN_FEEDBACK", "HANDLING", "returnFeedback", "the feedback is incomplete", commanding),
    row(
      "FEEDBACK",
      "REQUEST_CHECK",
      "CHECKING",
      "requestCheck",
      "a CHECK task: on site, by phone, by documents",
      all(commanding, noRulingPending),
    ),
    row(
      "CHECKING",
      "REQUEST_CHECK",
      "CHECKING",
      "requestCheck",
      "a check that was called back is asked of somebody else",
      all(commanding, noLiveTask, unchecked),
    ),
    row(
      "CHECKING",
      "RECORD_CHECK",
      "HANDLING",
      "recordCheck",
      "FAILED: rework, the original clock goes on",
      all(byOutsider, outcome("FAILED")),
    ),
    row(
      "CHECKING",
      "RECORD_CHECK",
      "CHECKING",
      "recordCheck",
      "PASSED and NOT_CHECKABLE wait for closing",
      all(byOutsider, outcome("PASSED", "NOT_CHECKABLE")),
    ),
    row(
      "CHECKING",
      "CLOSE",
      "CLOSED",
      "close",
      "closing is the shift leader's, with a disposition",
      all(
        commanding,
        noLiveTask,
        checked,
        disposedAs("RESOLVED", "ANSWERED", "NOT_FOUND", "ENFORCEMENT_FILED", "TRANSFERRED"),
      ),
    ),
    ...rows(
      ["REPORTED", "VERIFYING", "FILED"],
      "CLOSE",
      "CLOSED",
      "close",
      "what needs no handling is answered, transferred or not found",
      all(commanding, noLiveTask, disposedAs("ANSWERED", "TRANSFERRED", "NOT_FOUND")),
    ),
    row("CLOSED", "REOPEN", "FILED", "reopen", "reopening within 30 days", all(commanding, withinReopening)),
    row("REJECTED", "REOPEN", "REPORTED", "reopen", "reconsideration", commanding),
    ...rows(
      BEFORE_FEEDBACK,
      "CANCEL",
      "CANCELLED",
      "cancel",
      "only before arrival, by the shift leader",
      all(commanding, beforeArrival),
    ),
    ...rows(
      ["HANDLING", "CHECKING"],
      "SUSPEND",
      "SUSPENDED",
      "suspend",
      "挂账: a listed reason, clocks paused",
      commanding,
    ),
    row(
      "SUSPENDED",
      "RESUME",
      "HANDLING",
      "resume",
      "it goes on where it stood",
      all(commanding, suspendedFrom("HANDLING")),
    ),
    row(
      "SUSPENDED",
      "RESUME",
      "CHECKING",
      "resume",
      "it goes on where it stood",
      all(commanding, suspendedFrom("CHECKING")),
    ),
    ...rows(
      ["REPORTED", "VERIFYING", "FILED", "DISPATCHED", "HANDLING"],
      "CALL_COUNTY",
      "same",
      "callCounty",
      "乡呼县应: the county commands from here on",
      all(commanding, notWithCounty),
    ),
    ...rows(
      ["REPORTED", "FILED", "DISPATCHED"],
      "HAND_DOWN",
      "same",
      "handDown",
      "下派: only what the list gives the township as lead",
      all(ofCounty, commanding, townshipLeads),
    ),
    ...rows(
      BEFORE_FEEDBACK,
      "TAKE_OVER",
      "same",
      "takeOver",
      "提级: the county may take over",
      all(ofCounty, notWithCounty),
    ),
    ...rows(BEFORE_FEEDBACK, "CHANGE_TIER", "same", "changeTier", "the tier may prove wrong", commanding),
    ...rows(
      [...OPEN, "CLOSED", "REJECTED"],
      "ADD_NOTE",
      "same",
      "addNote",
      "everybody who may see it may say something",
    ),
  ],
});
