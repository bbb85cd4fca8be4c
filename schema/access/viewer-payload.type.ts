import { Field, ObjectType } from "type-graphql";
import type { Actor } from "../../server/kernel/actor.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import { RefusalType } from "../common/refusal.type.js";
import { ViewerType } from "./viewer.type.js";

/** What switching posts answers. */
@ObjectType("ViewerPayload", { description: "切换岗位的结果。\nWhat switching posts answers." })
export class ViewerPayloadType {
  @Field(() => ViewerType, {
    nullable: true,
    description: "切换后的登录人；被拒绝时为空。\nThe viewer in the new post; null where refused.",
  })
  readonly viewer?: Actor | null;

  @Field(() => RefusalType, {
    nullable: true,
    description: "拒绝原因；成功时为空。\nWhy it was refused; null where it was done.",
  })
  readonly refusal?: Refusal | null;
}
