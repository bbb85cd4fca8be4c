import { Field, ID, InputType } from "type-graphql";

/** What every command carries. */
@InputType("CommandInput", { description: "每个操作都带的内容。\nWhat every command carries." })
export class CommandInput {
  @Field(() => ID, {
    description: "幂等键：客户端生成的 UUIDv7，重发时不变。\nMade by the client (UUIDv7) and kept when it sends again.",
  })
  readonly idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description: "代何人操作（电话），记入日志。\nFor whom it is done by phone; named in the journal.",
  })
  readonly onBehalf?: string | null;
}
