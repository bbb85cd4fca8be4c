import { Field, ID, InputType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";
import type { IncidentStatus } from "../../server/modules/incidents/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { TierEnum } from "../matters/tier.enum.js";
import { IncidentStatusEnum } from "./incident-status.enum.js";
import { BoundingBoxInput } from "./bounding-box.input.js";

/** What a list of incidents is narrowed to. */
@InputType("IncidentFilter", {
  description:
    "事件列表的筛选条件，未填的不限。\nWhat a list of incidents is narrowed to; what is left out narrows nothing.",
})
export class IncidentFilterInput {
  @Field(() => [IncidentStatusEnum], { nullable: true, description: "状态之一。\nOne of these statuses." })
  readonly statuses?: readonly IncidentStatus[] | null;

  @Field(() => [TierEnum], { nullable: true, description: "等级之一。\nOne of these tiers." })
  readonly tiers?: readonly Tier[] | null;

  @Field(() => [String], { nullable: true, description: "事项代码之一。\nOne of these matters." })
  readonly matterCodes?: readonly string[] | null;

  @Field(() => DivisionCodeScalar, {
    nullable: true,
    description: "位于或涉及此区划。\nLies in this division or reaches into it.",
  })
  readonly division?: string | null;

  @Field(() => ID, { nullable: true, description: "有此机构参与。\nThis agency takes part." })
  readonly agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: "有此队伍出动。\nThis squad was sent." })
  readonly squadId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "是否超时。\nWhether it is overdue." })
  readonly isOverdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "是否未结。\nWhether it is open." })
  readonly isOpen?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "是否本人上报。\nWhether the viewer reported it." })
  readonly isOwnReport?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "上报不早于。\nReported at this instant or after it." })
  readonly reportedAfter?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "上报早于。\nReported before this instant." })
  readonly reportedBefore?: Date | null;

  @Field(() => BoundingBoxInput, { nullable: true, description: "地点在此范围内。\nIts place lies in this box." })
  readonly within?: BoundingBoxInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "编号、标题、描述、地址中的文字；单个字只查近 90 天。\nWords in number, title, description or address; a single character is looked for in the last 90 days.",
  })
  readonly text?: string | null;
}
