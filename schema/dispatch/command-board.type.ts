import { Field, Float, Int, ObjectType } from "type-graphql";
import type { AgencyLoad, DivisionLoad, StatusCount } from "../../server/modules/board/index.js";
import { AgencyLoadType } from "./agency-load.type.js";
import { DivisionLoadType } from "./division-load.type.js";
import { StatusCountType } from "./status-count.type.js";

/** The counters of a command screen, as the contract shows it; asOf and the division are in board.resolver. */
@ObjectType("CommandBoard", {
  description: "指挥看板：同一时刻的各项计数。\nThe counters of a command screen, all of one instant.",
})
export class CommandBoardType {
  @Field(() => [StatusCountType], { description: "按状态；已结束的只计当日。\nBy status; of ended ones only today's." })
  readonly byStatus!: readonly StatusCount[];

  @Field(() => [AgencyLoadType], { description: "按机构，在办最多的在前。\nBy agency, the most loaded first." })
  readonly byAgency!: readonly AgencyLoad[];

  @Field(() => [DivisionLoadType], {
    description: "按乡镇街道，按代码排序。\nBy township, in the order of their codes.",
  })
  readonly byTownship!: readonly DivisionLoad[];

  @Field(() => Int, { description: "未结事件数。\nOpen incidents." })
  readonly openCount!: number;

  @Field(() => Int, { description: "超时的未结事件数。\nOpen incidents that are overdue." })
  readonly overdueCount!: number;

  @Field(() => Int, { description: "待签收任务数。\nTasks that wait for their agency's signature." })
  readonly unacceptedCount!: number;

  @Field(() => Int, { description: "在勤队伍数。\nSquads on duty." })
  readonly squadsOnDuty!: number;

  @Field(() => Int, { description: "在勤且空闲的队伍数。\nSquads on duty that have nothing to do." })
  readonly squadsAvailable!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "近 24 小时签收用时中位数，单位秒。\nThe median time to acceptance over the last 24 hours, in seconds.",
  })
  readonly medianAcceptSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "近 24 小时派遣到到场用时中位数，单位秒。\nThe median time from dispatch to arrival over the last 24 hours, in seconds.",
  })
  readonly medianArriveSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "近 24 小时派遣到处置完成用时中位数，单位秒。\nThe median time from dispatch to feedback over the last 24 hours, in seconds.",
  })
  readonly medianHandleSeconds!: number | null;
}
