import { Field, InputType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { PointInput } from "../common/point.input.js";
import { TierEnum } from "../matters/tier.enum.js";
import { IncidentCommandInput } from "./incident-command.input.js";

/** Filing by the shift leader. */
@InputType("FileIncidentInput", { description: "受理立案。\nFiling, with matter, tier or place put right on the way." })
export class FileIncidentInput extends IncidentCommandInput {
  @Field(() => String, { nullable: true, description: "确定的事项代码。\nThe matter that was chosen." })
  readonly matterCode?: string | null;

  @Field(() => TierEnum, { nullable: true, description: "等级。\nThe tier." })
  readonly tier?: Tier | null;

  @Field(() => PointInput, { nullable: true, description: "地点坐标。\nThe place." })
  readonly location?: PointInput | null;

  @Field(() => DivisionCodeScalar, {
    nullable: true,
    description: "没有坐标时的区划。\nThe division, where no place is known.",
  })
  readonly divisionCode?: string | null;

  @Field(() => [DivisionCodeScalar], {
    nullable: true,
    description: "同时涉及的其他区划。\nOther divisions that it reaches into.",
  })
  readonly affectedDivisionCodes?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
