import { Field, Float, Int, ObjectType } from "type-graphql";

/** One hour of the rhythm, as the contract shows it. */
@ObjectType("HourOfReports", {
  description: "一天中某一小时的上报量。\nHow many incidents were reported in one hour of the day.",
})
export class HourOfReportsType {
  @Field(() => Int, { description: "小时，0–23，中国时间。\nThe hour in China, 0 to 23." })
  readonly hour!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "今日该小时上报的事件数；尚未到的小时为空。\nReported today in this hour; null where it has not begun.",
  })
  readonly todayCount!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "往周同日该小时的平均数；没有可比的周时为空。\nThe mean of this hour on the compared days; null where there are none.",
  })
  readonly usualCount!: number | null;
}
