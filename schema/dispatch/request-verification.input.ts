import { Field, InputType } from "type-graphql";
import { IncidentCommandInput } from "../incidents/incident-command.input.js";

/** Asking for verification. */
@InputType("RequestVerificationInput", { description: "要求网格员核实。\nAsking the grid worker to verify." })
export class RequestVerificationInput extends IncidentCommandInput {
  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
