import { Field, ObjectType } from "type-graphql";
import type { RankedSquad } from "../../server/modules/fieldwork/index.js";
import { SquadRecommendationType } from "./squad-recommendation.type.js";

/** Which squads could go, as the contract shows it. */
@ObjectType("Recommendation", {
  description: "队伍推荐；无人可派时说明原因。\nWhich squads could go; where there is none, why.",
})
export class RecommendationType {
  @Field(() => [SquadRecommendationType], { description: "可派队伍，首选在前。\nThe squads, the first choice first." })
  readonly candidates!: readonly RankedSquad[];

  @Field(() => [String], { description: "无可派队伍的原因。\nWhy there is none." })
  readonly shortfall!: readonly string[];
}
