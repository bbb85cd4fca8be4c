import { Field, InputType } from "type-graphql";
import { IncidentCommandInput } from "./incident-command.input.js";

/** A note. */
@InputType("AddNoteInput", { description: "添加备注。\nA note." })
export class AddNoteInput extends IncidentCommandInput {
  @Field(() => String, { description: "内容。\nIts words." })
  readonly text!: string;
}
