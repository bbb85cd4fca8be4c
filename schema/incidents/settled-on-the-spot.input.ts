import { Field, ID, InputType } from "type-graphql";

/** What was done on the spot. */
@InputType("SettledOnTheSpotInput", { description: "即报即结的结果。\nWhat was done on the spot." })
export class SettledOnTheSpotInput {
  @Field(() => String, { description: "处置结果代码。\nThe code of the result." })
  readonly resultCode!: string;

  @Field(() => String, { description: "处置结果说明。\nWhat was done." })
  readonly result!: string;

  @Field(() => [ID], { description: "处置前后的证据。\nEvidence of before and after." })
  readonly evidenceIds!: readonly string[];
}
