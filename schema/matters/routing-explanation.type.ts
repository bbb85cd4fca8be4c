import { Field, ObjectType } from "type-graphql";
import type { RoutingView } from "../../server/modules/matters/index.js";
import { RoutingStepType } from "./routing-step.type.js";

/** Who leads and who supports, and why, as the contract shows it; its references are in routing.resolver. */
@ObjectType("RoutingExplanation", {
  description: "派单解释：由谁牵头、谁配合、为什么。\nAn explained routing: who leads, who supports, and why.",
})
export class RoutingExplanationType {
  @Field(() => [RoutingStepType], { description: "逐步理由。\nThe reasons, step by step." })
  readonly steps!: RoutingView["steps"];

  @Field(() => Boolean, { description: "是否需要人工决定。\nWhether a person has to decide." })
  readonly needsOperator!: boolean;
}
