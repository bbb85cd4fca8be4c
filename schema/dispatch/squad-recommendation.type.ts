import { Field, Float, Int, ObjectType } from "type-graphql";

/** One recommended squad, as the contract shows it; the squad itself is in recommendation.resolver. */
@ObjectType("SquadRecommendation", { description: "一支推荐队伍及其理由。\nA recommended squad with its reasons." })
export class SquadRecommendationType {
  @Field(() => Int, { description: "名次，1 为首选。\nIts rank; 1 is the first choice." })
  readonly rank!: number;

  @Field(() => Float, {
    nullable: true,
    description: "与现场的直线距离，单位米。\nThe straight distance to the place in meters.",
  })
  readonly distanceMeters!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "预计路程时间，单位秒。\nThe expected time of travel in seconds.",
  })
  readonly travelSeconds!: number | null;

  @Field(() => [String], { description: "推荐理由。\nWhat speaks for it." })
  readonly reasons!: readonly string[];

  @Field(() => [String], { description: "需注意之处。\nWhat to mind." })
  readonly warnings!: readonly string[];
}
