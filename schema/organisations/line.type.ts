import { Field, ObjectType } from "type-graphql";

/** A line, as the contract shows it. */
@ObjectType("Line", {
  description:
    "条线：县直部门领导、派驻机构跟随的专业。\nA line: the profession that a county department leads and stationed offices follow.",
})
export class LineType {
  @Field(() => String, { description: "代码。\nIts code." })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;
}
