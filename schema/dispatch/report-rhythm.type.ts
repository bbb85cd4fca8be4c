import { Field, Int, ObjectType } from "type-graphql";
import type { HourOfReports } from "../../server/modules/board/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { HourOfReportsType } from "./hour-of-reports.type.js";

/** The rhythm of reports, as the contract shows it; asOf and the division are in rhythm.resolver. */
@ObjectType("ReportRhythm", {
  description:
    "上报节律：今日各小时上报量与往周同日对照。\nToday's reports hour by hour, beside the same weekday of earlier weeks.",
})
export class ReportRhythmType {
  @Field(() => DateTimeScalar, { description: "今日零时（中国时间）。\nMidnight in China, when today began." })
  readonly dayStartsAt!: Date;

  @Field(() => Int, { description: "今日上报的事件数。\nIncidents reported today." })
  readonly todayCount!: number;

  @Field(() => Int, {
    description:
      "参与对照的往周数，0–4：自有上报记录的最早一个同日起算。\nHow many earlier weeks are compared, 0 to 4: from the earliest of their days that has a report.",
  })
  readonly weeksCompared!: number;

  @Field(() => [HourOfReportsType], { description: "全天 24 小时，按时序。\nAll 24 hours of the day in order." })
  readonly hours!: readonly HourOfReports[];
}
