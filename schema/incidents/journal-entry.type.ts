import { Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { PositionScalar } from "../common/position.scalar.js";

/** An entry of the journal, as the contract shows it; what it refers to is in the resolvers. */
@ObjectType("JournalEntry", {
  description: "日志条目：发生过的一件事，只增不改。\nAn entry of the journal: something that happened, never changed.",
})
export class JournalEntryType {
  @Field(() => PositionScalar, { description: "在全县日志中的位置。\nIts position in the journal of the county." })
  readonly position!: bigint;

  @Field(() => String, { description: "事件类型，例如 task.accepted。\nWhat happened, like task.accepted." })
  readonly type!: string;

  @Field(() => DateTimeScalar, { description: "发生时间（设备时间）。\nWhen it happened, by the device that says so." })
  readonly occurredAt!: Date;

  @Field(() => DateTimeScalar, { description: "入库时间（服务器时间）。\nWhen it was recorded, by the server." })
  readonly recordedAt!: Date;

  @Field(() => String, { description: "由谁。\nWho did it." })
  readonly actor!: string;

  @Field(() => String, { description: "一句话说明。\nWhat happened in one sentence." })
  readonly summary!: string;

  @Field(() => String, { description: "哈希链中的摘要。\nIts digest in the chain." })
  readonly hash!: string;
}
