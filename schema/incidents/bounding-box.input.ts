import { Field, Float, InputType } from "type-graphql";

/** Degrees between which a place lies. */
@InputType("BoundingBox", { description: "经纬度范围（WGS-84）。\nDegrees of WGS-84 between which a place lies." })
export class BoundingBoxInput {
  @Field(() => Float, { description: "西界经度。\nIts western longitude." })
  readonly west!: number;

  @Field(() => Float, { description: "南界纬度。\nIts southern latitude." })
  readonly south!: number;

  @Field(() => Float, { description: "东界经度。\nIts eastern longitude." })
  readonly east!: number;

  @Field(() => Float, { description: "北界纬度。\nIts northern latitude." })
  readonly north!: number;
}
