import { Field, Float, ID, InputType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { CoordinateSystem } from "../../server/modules/geography/index.js";
import { CoordinateSystemEnum } from "../common/coordinate-system.enum.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";

/** One position as the device took it. */
@InputType("ReportedPositionInput", { description: "设备的一次定位。\nOne position as the device took it." })
export class ReportedPositionInput {
  @Field(() => Float, { description: "经度，单位度。\nLongitude in degrees." })
  readonly longitude!: number;

  @Field(() => Float, { description: "纬度，单位度。\nLatitude in degrees." })
  readonly latitude!: number;

  @Field(() => CoordinateSystemEnum, {
    nullable: true,
    defaultValue: "WGS84",
    description: "坐标系，默认 WGS-84。\nThe coordinate system; WGS-84 where nothing is said.",
  })
  readonly system?: CoordinateSystem | null;

  @Field(() => Float, { nullable: true, description: "定位精度，单位米。\nHow exact it is, in meters." })
  readonly accuracyMeters?: number | null;

  @Field(() => DateTimeScalar, { description: "设备定位的时刻。\nWhen the device took it." })
  readonly takenAt!: Date;
}

/** A batch of positions of one squad. */
@InputType("ReportPositionsInput", {
  description:
    "队伍位置批量上报：可乱序、可补报、可重复。\nA batch of positions of one squad: in any order, late or twice.",
})
export class ReportPositionsInput {
  @Field(() => ID, { description: "幂等键，客户端生成的 UUIDv7。\nThe client's UUIDv7 for this command." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "队伍编号。\nThe squad." })
  readonly squadId!: Id<"sqd">;

  @Field(() => [ReportedPositionInput], { description: "1 至 200 个位置。\nBetween 1 and 200 positions." })
  readonly positions!: ReportedPositionInput[];
}
