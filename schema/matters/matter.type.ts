import { Field, Int, ObjectType } from "type-graphql";
import type { Limit, Tier } from "../../server/modules/matters/index.js";
import { NodeType } from "../common/node.interface.js";
import { LimitType } from "./limit.type.js";
import { TierEnum } from "./tier.enum.js";

/** A kind of incident, as the contract shows it. */
@ObjectType("Matter", {
  implements: NodeType,
  description: "事项（小类）及其立结案条件和时限。\nA matter: a kind of incident with its conditions and limits.",
})
export class MatterType extends NodeType {
  @Field(() => String, { description: "事项代码。\nIts code." })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;

  @Field(() => TierEnum, { description: "通常的等级。\nIts usual tier." })
  readonly tier!: Tier;

  @Field(() => Int, { description: "通常的优先级，1 最高。\nIts usual priority; 1 is the highest." })
  readonly priority!: number;

  @Field(() => String, { nullable: true, description: "立案条件。\nWhen a report of it is filed." })
  readonly filingCondition!: string | null;

  @Field(() => String, { nullable: true, description: "结案条件。\nWhen an incident of it may be closed." })
  readonly closingCondition!: string | null;

  @Field(() => LimitType, { description: "签收时限。\nHow soon an agency signs." })
  readonly acceptWithin!: Limit;

  @Field(() => LimitType, {
    nullable: true,
    description: "到场时限；不要求到场则为空。\nHow soon a squad is there; null where nobody has to be.",
  })
  readonly arriveWithin!: Limit | null;

  @Field(() => LimitType, { description: "处置时限，自派遣起算。\nHow soon it is handled, counted from dispatch." })
  readonly handleWithin!: Limit;

  @Field(() => LimitType, { description: "核查时限。\nHow soon it is checked." })
  readonly checkWithin!: Limit;

  @Field(() => Boolean, { description: "能否即报即结。\nWhether it may be settled on the spot." })
  readonly isSettleableOnTheSpot!: boolean;

  @Field(() => Boolean, { description: "办结是否须附证据。\nWhether completing it needs evidence." })
  readonly needsEvidence!: boolean;

  @Field(() => [String], { description: "可用的处置结果代码。\nThe result codes that fit it." })
  readonly resultCodes!: readonly string[];

  @Field(() => String, { description: "条件和时限的出处。\nWhere its conditions and limits come from." })
  readonly source!: string;
}
