import { Field, ID, InputType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { TaskCommandInput } from "./task-command.input.js";

/** Completing a task. */
@InputType("CompleteTaskInput", { description: "完成任务。\nCompleting a task." })
export class CompleteTaskInput extends TaskCommandInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "设备时间。\nWhen it happened, by the device." })
  readonly at?: Date | null;

  @Field(() => String, { description: "处置结果代码，须为该事项所列。\nThe code of the result, one of the matter's." })
  readonly resultCode!: string;

  @Field(() => String, { description: "处置结果说明。\nWhat was done." })
  readonly result!: string;

  @Field(() => [ID], { nullable: true, description: "已登记证据的编号。\nThe ids of registered evidence." })
  readonly evidenceIds?: readonly string[] | null;
}
