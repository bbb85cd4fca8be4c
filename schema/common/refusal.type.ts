import { Field, Int, ObjectType } from "type-graphql";
import type { RefusalCode } from "../../server/kernel/refusal.js";
import { RefusalCodeEnum } from "./refusal-code.enum.js";

/** An expected "no", as the contract shows it. */
@ObjectType("Refusal", {
  description: "预期内的拒绝，以数据返回而不是错误。\nAn expected refusal: data, never a top-level error.",
})
export class RefusalType {
  @Field(() => RefusalCodeEnum, { description: "拒绝原因代码。\nWhy it was refused." })
  readonly code!: RefusalCode;

  @Field(() => String, { description: "给人看的说明，中文在前。\nWords for people, Chinese first." })
  readonly message!: string;

  @Field(() => [String], { nullable: true, description: "有误的输入字段路径。\nThe path of the input field at fault." })
  readonly path?: readonly string[];

  @Field(() => [String], { nullable: true, description: "此时允许的取值或操作。\nWhat would be allowed instead." })
  readonly allowed?: readonly string[];

  @Field(() => Int, { nullable: true, description: "事物当前的版本号。\nThe present version of the thing." })
  readonly currentVersion?: number;
}
