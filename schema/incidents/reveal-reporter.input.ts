import { Field, ID, InputType } from "type-graphql";
import { CommandInput } from "../common/command.input.js";

/** Asking for a reporter's name and telephone. */
@InputType("RevealReporterInput", {
  description: "查看上报人姓名和电话。\nAsking for a reporter's name and telephone.",
})
export class RevealReporterInput extends CommandInput {
  @Field(() => ID, { description: "上报记录。\nThe report." })
  readonly reportId!: string;

  @Field(() => String, { description: "查看原因，记入事件日志。\nWhy; it stays in the incident's journal." })
  readonly reason!: string;
}
