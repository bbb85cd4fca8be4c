import { Field, ID, InputType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";

/** Whom to disable, and why. */
@InputType("DisablePersonInput", { description: "停用人员。\nWhom to disable, and why." })
export class DisablePersonInput {
  @Field(() => ID, { description: "幂等键，客户端生成的 UUIDv7。\nThe client's UUIDv7 for this command." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "人员编号。\nThe person." })
  readonly personId!: Id<"per">;

  @Field(() => String, { description: "停用原因。\nWhy." })
  readonly reason!: string;
}
