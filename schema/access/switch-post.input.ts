import { Field, ID, InputType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";

/** Which post to go on in. */
@InputType("SwitchPostInput", { description: "切换到的岗位。\nWhich post to go on in." })
export class SwitchPostInput {
  @Field(() => ID, { description: "幂等键，客户端生成的 UUIDv7。\nThe client's UUIDv7 for this command." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "本人任岗编号。\nThe id of one of the viewer's own posts." })
  readonly postId!: Id<"pst">;
}
