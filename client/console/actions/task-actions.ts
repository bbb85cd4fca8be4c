import {
  AcceptAssignmentDocument,
  AcceptTaskDocument,
  ArriveDocument,
  AssignSquadDocument,
  ClearAssignmentDocument,
  CompleteTaskDocument,
  DepartDocument,
  RecallAssignmentDocument,
  RecallTaskDocument,
  RequestReturnDocument,
  RuleOnReturnDisputeDocument,
  RuleOnReturnDocument,
  WaiveTaskDocument,
} from "../../generated/graphql.js";
import { actionsOf, command, type Target } from "./action.js";
import { may, maybe, need, word, type Values } from "./field.js";

const base = ({ task }: Target, values: Values) => ({
  taskId: task?.id ?? "",
  expectedVersion: task?.version ?? null,
  onBehalf: maybe(values, "onBehalf"),
});
const reasoned = (target: Target, values: Values) => ({ ...base(target, values), reason: word(values, "reason") });
const ruled = (isGranted: boolean) => (target: Target, values: Values) => ({ ...reasoned(target, values), isGranted });
const reason = need("reason", "text", "field.reason");

/** What may be done with an agency's task; what the clock alone does has no row. */
export const TASK_ACTIONS = actionsOf("task", [
  {
    action: "ACCEPT",
    key: "a",
    fields: [may("note", "line", "field.note")],
    give: command(AcceptTaskDocument, (target, values) => ({ ...base(target, values), note: maybe(values, "note") })),
  },
  {
    action: "ASSIGN",
    key: "s",
    fields: [need("squadId", "squad", "field.squad"), may("overrideReason", "line", "field.overrideReason")],
    give: command(AssignSquadDocument, (target, values) => ({
      ...base(target, values),
      squadId: word(values, "squadId"),
      overrideReason: maybe(values, "overrideReason"),
    })),
  },
  {
    action: "COMPLETE",
    key: "e",
    fields: [need("resultCode", "resultCode", "field.resultCode"), need("result", "text", "field.result")],
    give: command(CompleteTaskDocument, (target, values) => ({
      ...base(target, values),
      resultCode: word(values, "resultCode"),
      result: word(values, "result"),
      // What hangs on the incident already counts; the desk takes no pictures of its own.
      evidenceIds: target.incident.evidence.map(({ id }) => id),
    })),
  },
  { action: "GRANT_RETURN", key: "g", fields: [reason], give: command(RuleOnReturnDocument, ruled(true)) },
  { action: "REFUSE_RETURN", fields: [reason], give: command(RuleOnReturnDocument, ruled(false)) },
  { action: "RULE_FOR_RETURN", fields: [reason], give: command(RuleOnReturnDisputeDocument, ruled(true)) },
  { action: "RULE_AGAINST_RETURN", fields: [reason], give: command(RuleOnReturnDisputeDocument, ruled(false)) },
  {
    action: "REQUEST_RETURN",
    isGrave: true,
    fields: [need("basis", "text", "field.basis")],
    give: command(RequestReturnDocument, (target, values) => ({
      ...base(target, values),
      basis: word(values, "basis"),
    })),
  },
  { action: "RECALL", isGrave: true, fields: [reason], give: command(RecallTaskDocument, reasoned) },
  { action: "WAIVE", isGrave: true, fields: [reason], give: command(WaiveTaskDocument, reasoned) },
]);

const ofSquad = ({ assignment }: Target, values: Values) => ({
  assignmentId: assignment?.id ?? "",
  expectedVersion: assignment?.version ?? null,
  onBehalf: maybe(values, "onBehalf"),
});
const step = (target: Target, values: Values) => ({ ...ofSquad(target, values), note: maybe(values, "note") });
const note = may("note", "line", "field.note");

/** What may be done for a squad that is on a task, mostly by telephone. */
export const ASSIGNMENT_ACTIONS = actionsOf("assignment", [
  { action: "ACCEPT", fields: [note], give: command(AcceptAssignmentDocument, step) },
  { action: "DEPART", fields: [note], give: command(DepartDocument, step) },
  { action: "ARRIVE", fields: [note], give: command(ArriveDocument, step) },
  { action: "CLEAR", fields: [note], give: command(ClearAssignmentDocument, step) },
  {
    action: "RECALL",
    isGrave: true,
    fields: [reason],
    give: command(RecallAssignmentDocument, (target, values) => ({
      ...ofSquad(target, values),
      reason: word(values, "reason"),
    })),
  },
]);
