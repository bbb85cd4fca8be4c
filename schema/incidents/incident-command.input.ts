import { Field, ID, InputType, Int } from "type-graphql";
import { CommandInput } from "../common/command.input.js";

/** What every command on an incident carries. */
@InputType("IncidentCommandInput", { description: "对事件的操作。\nA command on an incident." })
export class IncidentCommandInput extends CommandInput {
  @Field(() => ID, { description: "事件编号。\nThe incident." })
  readonly incidentId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "操作者所见的版本号；不符则拒绝。\nThe version that the caller saw; another one is refused.",
  })
  readonly expectedVersion?: number | null;
}
