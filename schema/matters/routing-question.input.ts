import { Field, InputType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { PointInput } from "../common/point.input.js";
import { TierEnum } from "./tier.enum.js";

/** What a dry run of the routing wants to know. */
@InputType("RoutingQuestion", {
  description: "试算派单的问题：什么事项，在哪里。\nA dry run of the routing: which matter, where.",
})
export class RoutingQuestionInput {
  @Field(() => String, { nullable: true, description: "事项代码。\nThe code of the matter." })
  readonly matterCode?: string | null;

  @Field(() => PointInput, { nullable: true, description: "地点坐标。\nThe place." })
  readonly location?: PointInput | null;

  @Field(() => DivisionCodeScalar, {
    nullable: true,
    description: "没有坐标时，上报所写的区划。\nThe division that the report names, where no place is known.",
  })
  readonly divisionCode?: string | null;

  @Field(() => TierEnum, {
    nullable: true,
    description: "等级，默认取事项的等级。\nThe tier; the matter's where nothing is said.",
  })
  readonly tier?: Tier | null;
}
