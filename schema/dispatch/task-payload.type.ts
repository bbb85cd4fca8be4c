import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { RefusalType } from "../common/refusal.type.js";

/** What a command on a task answers, as the contract shows it. */
@ObjectType("TaskPayload", {
  description: "对任务操作的结果：任务，或拒绝原因。\nWhat a command answers: the task, or why not.",
})
export class TaskPayloadType {
  readonly taskId!: Id<"tsk"> | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was done." })
  readonly refusal!: Refusal | null;
}

/** Turns the outcome of a command into its payload. */
export function taskPayload(outcome: Result<{ readonly taskId: Id<"tsk"> }>): TaskPayloadType {
  return outcome.ok ? { taskId: outcome.value.taskId, refusal: null } : { taskId: null, refusal: outcome.refusal };
}
