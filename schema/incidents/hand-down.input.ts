import { Field, InputType } from "type-graphql";
import { IncidentCommandInput } from "./incident-command.input.js";

/** The county hands down. */
@InputType("HandDownInput", { description: "下派乡镇。\nThe county hands down to the township." })
export class HandDownInput extends IncidentCommandInput {
  @Field(() => String, { nullable: true, description: "理由。\nWhy." })
  readonly reason?: string | null;
}
