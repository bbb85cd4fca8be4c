import { Field, ID, InputType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";
import type { IncidentSource } from "../../server/modules/incidents/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { PointInput } from "../common/point.input.js";
import { TierEnum } from "../matters/tier.enum.js";
import { IncidentSourceEnum } from "./incident-source.enum.js";
import { CommandInput } from "../common/command.input.js";
import { SettledOnTheSpotInput } from "./settled-on-the-spot.input.js";

/** A report as it comes in. */
@InputType("ReportIncidentInput", { description: "上报。\nA report as it comes in." })
export class ReportIncidentInput extends CommandInput {
  @Field(() => String, { description: "情况描述。\nWhat happened." })
  readonly description!: string;

  @Field(() => String, {
    nullable: true,
    description: "标题，缺省取描述的开头。\nA title; the beginning of the description where nothing is said.",
  })
  readonly title?: string | null;

  @Field(() => IncidentSourceEnum, { description: "渠道。\nThe channel." })
  readonly source!: IncidentSource;

  @Field(() => String, { nullable: true, description: "来源系统的单号。\nIts number in the system that it came from." })
  readonly externalNumber?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "上级要求的办结时限。\nThe term set upstream." })
  readonly upstreamDueAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "事项代码；缺省由系统推测、待人工确认。\nThe code of the matter; guessed and left to a person where nothing is said.",
  })
  readonly matterCode?: string | null;

  @Field(() => TierEnum, {
    nullable: true,
    description: "等级，缺省取事项的等级。\nThe tier; the matter's where nothing is said.",
  })
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

  @Field(() => String, { nullable: true, description: "地址描述。\nThe address in words." })
  readonly address?: string | null;

  @Field(() => String, { nullable: true, description: "上报人姓名。\nThe reporter's name." })
  readonly reporterName?: string | null;

  @Field(() => String, { nullable: true, description: "上报人电话。\nThe reporter's phone." })
  readonly reporterPhone?: string | null;

  @Field(() => Boolean, { nullable: true, description: "是否保密。\nWhether it is confidential." })
  readonly isConfidential?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "发生时间。\nWhen it happened." })
  readonly occurredAt?: Date | null;

  @Field(() => [ID], {
    nullable: true,
    description: "已登记证据的编号，如现场照片。\nThe ids of registered evidence, such as photos of the place.",
  })
  readonly evidenceIds?: readonly string[] | null;

  @Field(() => SettledOnTheSpotInput, { nullable: true, description: "即报即结的结果。\nWhat was done on the spot." })
  readonly settled?: SettledOnTheSpotInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "同一件事的未结事件：本次上报并入其中，不另立案、不另派遣。\nAn open incident that this is one more report of: it joins that one, nothing is filed or sent twice.",
  })
  readonly intoIncidentId?: string | null;
}
