import { Field, ObjectType } from "type-graphql";
import type { Actor } from "../../server/kernel/actor.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import { RefusalType } from "../common/refusal.type.js";
import { ViewerType } from "./viewer.type.js";

/** What signing in answers. */
@ObjectType("SignInPayload", {
  description: "登录结果；同时写入会话 Cookie。\nWhat signing in answers; the cookie is set as well.",
})
export class SignInPayloadType {
  @Field(() => String, {
    nullable: true,
    description:
      "会话令牌，供程序作 Bearer 使用；仅此一次返回。\nThe session token for programs, as a bearer; shown this once.",
  })
  readonly token?: string | null;

  @Field(() => ViewerType, {
    nullable: true,
    description: "登录人；被拒绝时为空。\nWho signed in; null where refused.",
  })
  readonly viewer?: Actor | null;

  @Field(() => RefusalType, {
    nullable: true,
    description: "拒绝原因；成功时为空。\nWhy it was refused; null where it was done.",
  })
  readonly refusal?: Refusal | null;
}
