import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { RefusalType } from "../common/refusal.type.js";

/** What a command on an assignment answers, as the contract shows it. */
@ObjectType("AssignmentPayload", {
  description: "对出动操作的结果：出动，或拒绝原因。\nWhat a command answers: the assignment, or why not.",
})
export class AssignmentPayloadType {
  readonly assignmentId!: Id<"asg"> | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was done." })
  readonly refusal!: Refusal | null;
}

/** Turns the outcome of a command into its payload. */
export function assignmentPayload(outcome: Result<{ readonly assignmentId: Id<"asg"> }>): AssignmentPayloadType {
  return outcome.ok
    ? { assignmentId: outcome.value.assignmentId, refusal: null }
    : { assignmentId: null, refusal: outcome.refusal };
}
