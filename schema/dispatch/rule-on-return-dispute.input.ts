import { Field, InputType } from "type-graphql";
import { TaskCommandInput } from "./task-command.input.js";

/** The county rules on a dispute. */
@InputType("RuleOnReturnDisputeInput", { description: "县级裁定退单争议。\nThe county rules on the third request." })
export class RuleOnReturnDisputeInput extends TaskCommandInput {
  @Field(() => Boolean, { description: "是否准予退单。\nWhether it is granted." })
  readonly isGranted!: boolean;

  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
