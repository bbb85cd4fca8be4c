import { Field, InputType } from "type-graphql";
import { TaskCommandInput } from "./task-command.input.js";

/** Ruling on a return. */
@InputType("RuleOnReturnInput", { description: "审批退单。\nRuling on a return." })
export class RuleOnReturnInput extends TaskCommandInput {
  @Field(() => Boolean, { description: "是否同意。\nWhether it is granted." })
  readonly isGranted!: boolean;

  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
