import { Field, InputType } from "type-graphql";
import { TaskCommandInput } from "./task-command.input.js";

/** Waiving a task. */
@InputType("WaiveTaskInput", { description: "免除配合任务。\nWaiving a supporting task." })
export class WaiveTaskInput extends TaskCommandInput {
  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
