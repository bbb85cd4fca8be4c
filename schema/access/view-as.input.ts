import { Field, ID, InputType } from "type-graphql";
import type { Post } from "../../server/kernel/actor.js";
import type { Id } from "../../server/kernel/ids.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { PostEnum } from "../organisations/post.enum.js";

/** From which seat to look. */
@InputType("ViewAsInput", {
  description: "以哪个岗位的视角查看：岗位及其区划或机构。\nFrom which seat to look: a post, and where it is held.",
})
export class ViewAsInput {
  @Field(() => ID, { description: "幂等键，客户端生成的 UUIDv7。\nThe client's UUIDv7 for this command." })
  readonly idempotencyKey!: string;

  @Field(() => PostEnum, { description: "岗位。\nThe post." })
  readonly post!: Post;

  @Field(() => DivisionCodeScalar, { nullable: true, description: "任岗区划。\nThe division it is held for." })
  readonly divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: "任岗机构。\nThe agency it is held at." })
  readonly agencyId?: Id<"agc"> | null;

  @Field(() => String, { description: "原因，记入安全日志。\nWhy; kept in the security journal." })
  readonly reason!: string;
}
