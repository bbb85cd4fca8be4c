import { Field, ObjectType } from "type-graphql";

/** One reason of a routing, as the contract shows it. */
@ObjectType("RoutingStep", { description: "派单解释的一步。\nOne step of an explained routing." })
export class RoutingStepType {
  @Field(() => String, { description: "这一步要回答的问题。\nWhat was asked." })
  readonly question!: string;

  @Field(() => String, { description: "答案。\nThe answer." })
  readonly answer!: string;

  @Field(() => String, { description: "理由。\nWhy." })
  readonly because!: string;
}
