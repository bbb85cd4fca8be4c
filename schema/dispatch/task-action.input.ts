import { Field, InputType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { TaskCommandInput } from "./task-command.input.js";

/** A step of a task. */
@InputType("TaskActionInput", { description: "任务的一步操作。\nA step of a task." })
export class TaskActionInput extends TaskCommandInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "设备时间。\nWhen it happened, by the device." })
  readonly at?: Date | null;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
