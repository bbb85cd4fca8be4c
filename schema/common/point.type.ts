import { Field, Float, ObjectType } from "type-graphql";

/** A place on the ground. */
@ObjectType("Point", { description: "地面上的一点，WGS-84 坐标。\nA place on the ground in WGS-84." })
export class PointType {
  @Field(() => Float, { description: "经度，单位度。\nLongitude in degrees." })
  readonly longitude!: number;

  @Field(() => Float, { description: "纬度，单位度。\nLatitude in degrees." })
  readonly latitude!: number;
}

/** The point of two columns, or null where one of them is empty. */
export function pointOf(longitude: number | null | undefined, latitude: number | null | undefined): PointType | null {
  return longitude == null || latitude == null ? null : { longitude, latitude };
}
