import { Field, Int, ObjectType } from "type-graphql";
import type { CheckResult, Disposition, IncidentSource, IncidentStatus } from "../../server/modules/incidents/index.js";
import type { Tier } from "../../server/modules/matters/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { NodeType } from "../common/node.interface.js";
import { TierEnum } from "../matters/tier.enum.js";
import { CheckResultEnum } from "./check-result.enum.js";
import { DispositionEnum } from "./disposition.enum.js";
import { IncidentSourceEnum } from "./incident-source.enum.js";
import { IncidentStatusEnum } from "./incident-status.enum.js";

/** An incident, as the contract shows it; what it refers to, and its words, are in incident.resolver. */
@ObjectType("Incident", {
  implements: NodeType,
  description: "事件：从上报到结案。\nAn incident, from report to closing.",
})
export class IncidentType extends NodeType {
  @Field(() => String, {
    description: "编号：县代码-日期-当日序号。\nThe number for people: county, day and count of the day.",
  })
  readonly number!: string;

  @Field(() => Int, { description: "版本号，用于条件更新。\nThe version, for conditional commands." })
  readonly version!: number;

  @Field(() => IncidentStatusEnum, { description: "状态。\nIts status." })
  readonly status!: IncidentStatus;

  @Field(() => TierEnum, { description: "等级。\nIts tier." })
  readonly tier!: Tier;

  @Field(() => Int, { description: "优先级，1 最急。\nIts priority; 1 is the most urgent." })
  readonly priority!: number;

  @Field(() => Boolean, {
    description:
      "是否保密：内容与上报人仅限办理所需人员查看。\nWhether its words and reporter are narrowed to those who need them.",
  })
  readonly isConfidential!: boolean;

  @Field(() => Boolean, {
    description: "事项是否为系统推测、尚待人工确认。\nWhether its matter was guessed and waits for a person.",
  })
  readonly isMatterGuessed!: boolean;

  @Field(() => IncidentSourceEnum, { description: "首次上报的渠道。\nThe channel of its first report." })
  readonly source!: IncidentSource;

  @Field(() => String, { nullable: true, description: "来源系统的单号。\nIts number in the system that it came from." })
  readonly externalNumber!: string | null;

  @Field(() => String, { nullable: true, description: "地址描述。\nThe address in words." })
  readonly address!: string | null;

  @Field(() => Int, { description: "退单申请次数。\nHow often a return was requested." })
  readonly returnRequests!: number;

  @Field(() => Boolean, {
    description:
      "退单争议是否待县级裁定（先办后裁）。\nWhether a dispute waits for the county's ruling; it is handled meanwhile.",
  })
  readonly isRulingPending!: boolean;

  @Field(() => Int, { description: "办理轮次，返工一次加一。\nThe round of handling; each rework adds one." })
  readonly round!: number;

  @Field(() => DispositionEnum, { nullable: true, description: "结案方式。\nHow it was closed." })
  readonly disposition!: Disposition | null;

  @Field(() => CheckResultEnum, { nullable: true, description: "最近一次核查结论。\nWhat the last check found." })
  readonly checkResult!: CheckResult | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "最近的到期时间：未完成、未停走的时限中最先到期者；已结束或全部停走时为空。\nWhen the nearest of its running clocks is due; null once it has ended and while all of them stand still.",
  })
  readonly nextDueAt!: Date | null;

  @Field(() => DateTimeScalar, { description: "上报时间。\nWhen it was reported." })
  readonly reportedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "受理立案时间。\nWhen it was filed." })
  readonly filedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "派遣时间，处置时限自此起算。\nWhen it was dispatched; the handling clock runs from here.",
  })
  readonly dispatchedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "首支队伍到场时间。\nWhen the first squad arrived." })
  readonly arrivedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "处置完成时间。\nWhen its handling was complete." })
  readonly handledAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "核查时间。\nWhen it was checked." })
  readonly checkedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "结案时间；不予受理、撤销或并入的，为其终止时间。\nWhen it was closed, or ended by rejecting, cancelling or merging.",
  })
  readonly closedAt!: Date | null;
}
