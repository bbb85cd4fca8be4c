import { Field, Float, InputType } from "type-graphql";
import type { CoordinateSystem } from "../../server/modules/geography/index.js";
import { CoordinateSystemEnum } from "./coordinate-system.enum.js";

/** A place as a device or a map gave it. */
@InputType("PointInput", { description: "设备或地图给出的一点。\nA place as a device or a map gave it." })
export class PointInput {
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

  @Field(() => Float, { nullable: true, description: "定位精度，单位米。\nHow exact the place is, in meters." })
  readonly accuracyMeters?: number | null;
}
