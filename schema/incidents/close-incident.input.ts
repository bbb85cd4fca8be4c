import { Field, InputType } from "type-graphql";
import type { Disposition } from "../../server/modules/incidents/index.js";
import { DispositionEnum } from "./disposition.enum.js";
import { IncidentCommandInput } from "./incident-command.input.js";

/** Closing. */
@InputType("CloseIncidentInput", { description: "结案。\nClosing." })
export class CloseIncidentInput extends IncidentCommandInput {
  @Field(() => DispositionEnum, { description: "结案方式。\nHow it ends." })
  readonly disposition!: Disposition;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
