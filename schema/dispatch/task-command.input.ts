import { Field, ID, InputType, Int } from "type-graphql";
import { CommandInput } from "../common/command.input.js";

/** What every command on a task carries. */
@InputType("TaskCommandInput", { description: "对任务的操作。\nA command on a task." })
export class TaskCommandInput extends CommandInput {
  @Field(() => ID, { description: "任务编号。\nThe task." })
  readonly taskId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "操作者所见的版本号；不符则拒绝。\nThe version that the caller saw; another one is refused.",
  })
  readonly expectedVersion?: number | null;
}
