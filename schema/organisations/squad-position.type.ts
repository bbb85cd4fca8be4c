import { Field, Float, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { PointType } from "../common/point.type.js";

/** Where a squad was last, as the contract shows it. */
@ObjectType("SquadPosition", { description: "队伍最近一次的位置。\nWhere a squad was last." })
export class SquadPositionType {
  @Field(() => PointType, { description: "地点。\nThe place." })
  readonly point!: PointType;

  @Field(() => Float, { nullable: true, description: "定位精度，单位米。\nHow exact it is, in meters." })
  readonly accuracyMeters!: number | null;

  @Field(() => DateTimeScalar, { description: "设备定位的时刻。\nWhen the device took it." })
  readonly takenAt!: Date;

  @Field(() => DateTimeScalar, { description: "平台收到的时刻。\nWhen the platform received it." })
  readonly receivedAt!: Date;

  @Field(() => Boolean, {
    description:
      "是否已过时（超过十五分钟）。\nWhether it is older than fifteen minutes and says only where the squad was.",
  })
  readonly isStale!: boolean;
}
