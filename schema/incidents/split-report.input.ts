import { Field, ID, InputType } from "type-graphql";
import { CommandInput } from "../common/command.input.js";

/** Undoing a wrong merge. */
@InputType("SplitReportInput", { description: "撤销错误的合并。\nUndoing a wrong merge." })
export class SplitReportInput extends CommandInput {
  @Field(() => ID, { description: "拆出的上报记录。\nThe report that leaves." })
  readonly reportId!: string;

  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
