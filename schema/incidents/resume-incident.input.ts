import { Field, InputType } from "type-graphql";
import { IncidentCommandInput } from "./incident-command.input.js";

/** Resuming. */
@InputType("ResumeIncidentInput", { description: "恢复办理。\nResuming." })
export class ResumeIncidentInput extends IncidentCommandInput {
  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
