import { Field, InputType } from "type-graphql";
import { IncidentCommandInput } from "./incident-command.input.js";

/** A command on an incident that has to say why. */
@InputType("ReasonedIncidentInput", {
  description: "对事件的操作，须说明理由。\nA command on an incident that has to say why.",
})
export class ReasonedIncidentInput extends IncidentCommandInput {
  @Field(() => String, { description: "理由。\nWhy." })
  readonly reason!: string;
}
