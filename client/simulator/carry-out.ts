import { z } from "zod";
import { inputOf, type Means } from "./step-input.js";
import type { Incident } from "./incident-form.js";
import type { Seat } from "./seat.js";
import type { Doer, Verb } from "./step.js";
import type { DueStep } from "./incident-book.js";

const refusalForm = z.object({ code: z.string(), message: z.string() });
const answerForm = z.object({ done: z.object({ refusal: refusalForm.nullable() }) });

/** Why the server did not do it. */
export type Refusal = z.output<typeof refusalForm>;

/** The command of the contract behind each verb. */
const COMMANDS: Readonly<Record<Verb, readonly [field: string, input: string]>> = {
  MERGE: ["mergeIncident", "MergeIncidentInput"],
  REQUEST_VERIFICATION: ["requestVerification", "RequestVerificationInput"],
  VERIFY: ["completeTask", "CompleteTaskInput"],
  FILE: ["fileIncident", "FileIncidentInput"],
  REJECT: ["rejectIncident", "RejectIncidentInput"],
  DISPATCH: ["dispatchIncident", "DispatchIncidentInput"],
  DISPATCH_ELSEWHERE: ["dispatchIncident", "DispatchIncidentInput"],
  SIGN: ["acceptTask", "TaskActionInput"],
  REQUEST_RETURN: ["requestReturn", "RequestReturnInput"],
  RULE_ON_RETURN: ["ruleOnReturn", "RuleOnReturnInput"],
  RULE_ON_DISPUTE: ["ruleOnReturnDispute", "RuleOnReturnDisputeInput"],
  ASSIGN: ["assignSquad", "AssignSquadInput"],
  TAKE: ["acceptAssignment", "AssignmentActionInput"],
  DEPART: ["depart", "AssignmentActionInput"],
  ARRIVE: ["arrive", "AssignmentActionInput"],
  COMPLETE: ["completeTask", "CompleteTaskInput"],
  REQUEST_CHECK: ["requestCheck", "RequestCheckInput"],
  RECORD_CHECK: ["recordCheck", "RecordCheckInput"],
  CLOSE: ["closeIncident", "CloseIncidentInput"],
};

/** Gives the command of a step; answers with the refusal, or null where it was done. */
export async function carryOut(
  due: DueStep,
  incident: Incident,
  { seat, doer }: { readonly seat: Seat; readonly doer: Doer },
  means: Means,
): Promise<Refusal | null> {
  const [field, type] = COMMANDS[due.step.verb];
  const document = `mutation Simulator($input: ${type}!) { done: ${field}(input: $input) { refusal { code message } } }`;
  const input = {
    idempotencyKey: due.idempotencyKey,
    ...inputOf(due, incident, means),
    ...(doer.onBehalf === undefined ? {} : { onBehalf: doer.onBehalf }),
  };
  return (await seat.ask(document, { input }, answerForm)).done.refusal;
}
