import { Field, InputType } from "type-graphql";
import { AssignmentCommandInput } from "./assignment-command.input.js";

/** Recalling a squad. */
@InputType("RecallAssignmentInput", { description: "召回队伍。\nRecalling a squad." })
export class RecallAssignmentInput extends AssignmentCommandInput {
  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
