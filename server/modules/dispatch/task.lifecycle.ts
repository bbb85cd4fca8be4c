import { defineLifecycle, type Transition } from "../../kernel/lifecycle.js";
import type { RefusalCode } from "../../kernel/refusal.js";
import { TASK_STATUSES, type TaskRole, type TaskStatus } from "./task.entity.js";
import type { TaskRight } from "./task.policy.js";

/** The actions of a task's lifecycle; the last two belong to reactions and timers. */
export const TASK_ACTIONS = [
  "ACCEPT",
  "ASSIGN",
  "REQUEST_RETURN",
  "GRANT_RETURN",
  "REFUSE_RETURN",
  "RULE_FOR_RETURN",
  "RULE_AGAINST_RETURN",
  "COMPLETE",
  "RECALL",
  "WAIVE",
  "DEEM_ACCEPTED",
  "CONFIRM",
] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** What the guards look at; what a command has not been told yet is null and raises no objection. */
export interface TaskFacts {
  readonly role: TaskRole;
  readonly isEmergency: boolean;
  readonly agencyAcceptsDirectDispatch: boolean;
  readonly isRulingPending: boolean;
  readonly statusBeforeReturn: TaskStatus | null;
  readonly hasArrived: boolean;
  readonly basis: string | null;
  readonly hasReturnedForSameReason: boolean;
  readonly evidenceCount: number | null;
  readonly needsEvidence: boolean;
  readonly resultCode: string | null;
  readonly resultCodes: readonly string[];
  /** Whether a check is being recorded: it ends its task together with its incident's status, never alone. */
  readonly isCheckRecorded: boolean;
}

type Guard = (facts: TaskFacts) => RefusalCode | null;
type Row = Transition<TaskStatus, TaskAction, TaskRight, TaskFacts>;

const all =
  (...guards: readonly Guard[]): Guard =>
  (facts) => {
    for (const guard of guards) {
      const objection = guard(facts);
      if (objection !== null) return objection;
    }
    return null;
  };

const handles: Guard = (it) => (it.role === "LEAD" || it.role === "ASSIST" ? null : "ILLEGAL_TRANSITION");
const looks: Guard = (it) => (it.role === "VERIFY" || it.role === "CHECK" ? null : "ILLEGAL_TRANSITION");
const checkIsRecorded: Guard = (it) => (it.role === "CHECK" && !it.isCheckRecorded ? "ILLEGAL_TRANSITION" : null);
const assists: Guard = (it) => (it.role === "ASSIST" ? null : "ILLEGAL_TRANSITION");
const sentDirectly: Guard = (it) =>
  it.isEmergency || it.agencyAcceptsDirectDispatch ? null : "SQUAD_NOT_DISPATCHABLE";
const withBasis: Guard = (it) => (it.basis !== null && it.basis.trim() === "" ? "RETURN_NEEDS_BASIS" : null);
const forAnotherReason: Guard = (it) => (it.hasReturnedForSameReason ? "RETURNED_BEFORE" : null);
const withEvidenceAfterArrival: Guard = (it) => (it.hasArrived && it.evidenceCount === 0 ? "EVIDENCE_REQUIRED" : null);
const withResultCode: Guard = (it) =>
  it.resultCode === null || it.role === "VERIFY" || it.role === "CHECK" || it.resultCodes.includes(it.resultCode)
    ? null
    : "RESULT_CODE_REQUIRED";
const withEvidence: Guard = (it) =>
  it.needsEvidence && it.evidenceCount === 0 && (it.role === "LEAD" || it.role === "ASSIST")
    ? "EVIDENCE_REQUIRED"
    : null;
const noRuling: Guard = (it) => (it.isRulingPending ? "RULING_PENDING" : null);
const ruling: Guard = (it) => (it.isRulingPending ? null : "ILLEGAL_TRANSITION");
const wasIn =
  (status: TaskStatus): Guard =>
  (it) =>
    it.statusBeforeReturn === status ? null : "ILLEGAL_TRANSITION";

const row = (
  from: TaskStatus,
  action: TaskAction,
  to: TaskStatus,
  who: TaskRight | "system",
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

const wasDisputed: Guard = (it) => (it.statusBeforeReturn === null ? "ILLEGAL_TRANSITION" : null);

const completing = all(checkIsRecorded, withResultCode, withEvidence);
const returning = all(handles, withBasis, forAnotherReason, withEvidenceAfterArrival);

/** The life of a task: domain.md "Task" and "Return", one row per transition. */
export const taskLifecycle = defineLifecycle<TaskStatus, TaskAction, TaskRight, TaskFacts>({
  name: "task",
  initial: "OFFERED",
  statuses: TASK_STATUSES,
  transitions: [
    row("OFFERED", "ACCEPT", "ACCEPTED", "acceptTask", "the agency signs (签收)", handles),
    row(
      "OFFERED",
      "DEEM_ACCEPTED",
      "ACCEPTED",
      "system",
      "视为签收: its squad has taken it, or the limit has long passed",
      handles,
    ),
    row(
      "OFFERED",
      "ASSIGN",
      "OFFERED",
      "assignSquadDirectly",
      "a squad straight from the center only for EMERGENCY or by standing consent",
      all(handles, sentDirectly),
    ),
    row("ACCEPTED", "ASSIGN", "ACCEPTED", "assignSquad", "the agency sends its squads", handles),
    row(
      "ACCEPTED",
      "ASSIGN",
      "ACCEPTED",
      "assignSquadDirectly",
      "a squad straight from the center only for EMERGENCY or by standing consent",
      all(handles, sentDirectly),
    ),
    row(
      "RETURN_REQUESTED",
      "ASSIGN",
      "RETURN_REQUESTED",
      "assignSquad",
      "先办后裁: the agency keeps handling",
      handles,
    ),
    row("OFFERED", "REQUEST_RETURN", "RETURN_REQUESTED", "requestReturn", "退单 with a basis", returning),
    row(
      "ACCEPTED",
      "REQUEST_RETURN",
      "RETURN_REQUESTED",
      "requestReturn",
      "退单 with a basis; after arrival only with evidence",
      returning,
    ),
    row(
      "RETURN_REQUESTED",
      "GRANT_RETURN",
      "RETURNED",
      "ruleOnReturn",
      "granted by dispatcher or shift leader",
      noRuling,
    ),
    row(
      "RETURN_REQUESTED",
      "REFUSE_RETURN",
      "OFFERED",
      "ruleOnReturn",
      "refused: back to where it was",
      all(noRuling, wasIn("OFFERED")),
    ),
    row(
      "RETURN_REQUESTED",
      "REFUSE_RETURN",
      "ACCEPTED",
      "ruleOnReturn",
      "refused: back to where it was",
      all(noRuling, wasIn("ACCEPTED")),
    ),
    row(
      "RETURN_REQUESTED",
      "RULE_FOR_RETURN",
      "RETURNED",
      "ruleOnReturnDispute",
      "the third request goes to the county",
      ruling,
    ),
    row(
      "RETURN_REQUESTED",
      "RULE_AGAINST_RETURN",
      "OFFERED",
      "ruleOnReturnDispute",
      "the third request goes to the county",
      all(ruling, wasIn("OFFERED")),
    ),
    row(
      "RETURN_REQUESTED",
      "RULE_AGAINST_RETURN",
      "ACCEPTED",
      "ruleOnReturnDispute",
      "the third request goes to the county",
      all(ruling, wasIn("ACCEPTED")),
    ),
    row(
      "OFFERED",
      "COMPLETE",
      "DONE",
      "completeTask",
      "verifying and checking need no signing",
      all(looks, completing),
    ),
    row("ACCEPTED", "COMPLETE", "DONE", "completeTask", "by a squad on site or the agency's leader", completing),
    row(
      "RETURN_REQUESTED",
      "COMPLETE",
      "DONE",
      "completeTask",
      "先办后裁: what is handled while the ruling waits is done",
      all(ruling, completing),
    ),
    row(
      "DONE",
      "RULE_FOR_RETURN",
      "DONE",
      "ruleOnReturnDispute",
      "先办后裁: the ruling on work that is done already; the work stands",
      all(wasDisputed, ruling),
    ),
    row(
      "DONE",
      "RULE_AGAINST_RETURN",
      "DONE",
      "ruleOnReturnDispute",
      "先办后裁: the ruling on work that is done already; the work stands",
      all(wasDisputed, ruling),
    ),
    row("DONE", "CONFIRM", "CONFIRMED", "system", "the incident closed on this round's work"),
    row("OFFERED", "RECALL", "RECALLED", "recallTask", "the commanding center takes it back with a reason"),
    row("ACCEPTED", "RECALL", "RECALLED", "recallTask", "the commanding center takes it back with a reason"),
    row("RETURN_REQUESTED", "RECALL", "RECALLED", "recallTask", "the commanding center takes it back with a reason"),
    row("OFFERED", "RECALL", "RECALLED", "system", "its incident was cancelled, merged or filed"),
    row("ACCEPTED", "RECALL", "RECALLED", "system", "its incident was cancelled or merged"),
    row("RETURN_REQUESTED", "RECALL", "RECALLED", "system", "its incident was cancelled or merged"),
    row("OFFERED", "WAIVE", "WAIVED", "waiveTask", "assist only, by the commanding center, with a reason", assists),
    row("ACCEPTED", "WAIVE", "WAIVED", "waiveTask", "assist only, by the commanding center, with a reason", assists),
    row(
      "RETURN_REQUESTED",
      "WAIVE",
      "WAIVED",
      "waiveTask",
      "assist only, by the commanding center, with a reason",
      assists,
    ),
  ],
});

/** The statuses in which an agency still owes something. */
export const LIVE_TASK_STATUSES = ["OFFERED", "ACCEPTED", "RETURN_REQUESTED"] as const satisfies readonly TaskStatus[];

/** Tells whether an agency still owes something on a task. */
export function isLiveTask({ status }: { readonly status: TaskStatus }): boolean {
  return (LIVE_TASK_STATUSES as readonly TaskStatus[]).includes(status);
}
