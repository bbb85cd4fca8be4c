import { Field, ID, InputType } from "type-graphql";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";

/** What a feed is narrowed to. */
@InputType("FeedFilter", {
  description: "实时流的筛选条件，未填的不限。\nWhat a feed is narrowed to; what is left out narrows nothing.",
})
export class FeedFilterInput {
  @Field(() => DivisionCodeScalar, { nullable: true, description: "此区划。\nThis division." })
  readonly division?: string | null;

  @Field(() => ID, { nullable: true, description: "有此机构参与。\nThis agency takes part." })
  readonly agencyId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "事件类型之一，例如 task.accepted；以点结尾的表示一类，例如 task.。\nOne of these types, like task.accepted; one that ends with a point stands for all that begin with it, like task.",
  })
  readonly types?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: "此事件。\nThis incident." })
  readonly incidentId?: string | null;
}
