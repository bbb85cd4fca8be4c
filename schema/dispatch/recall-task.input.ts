import { Field, InputType } from "type-graphql";
import { TaskCommandInput } from "./task-command.input.js";

/** Recalling a task. */
@InputType("RecallTaskInput", { description: "收回任务。\nRecalling a task." })
export class RecallTaskInput extends TaskCommandInput {
  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
