import { Field, ID, InputType } from "type-graphql";
import { IncidentCommandInput } from "./incident-command.input.js";

/** Merging a duplicate. */
@InputType("MergeIncidentInput", { description: "并入另一事件。\nMerging a duplicate." })
export class MergeIncidentInput extends IncidentCommandInput {
  @Field(() => ID, { description: "并入的事件。\nThe incident that it joins." })
  readonly intoIncidentId!: string;
}
