import { Field, ObjectType } from "type-graphql";
import type { JournalEntry } from "../../server/platform/journal/index.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { JournalEntryType } from "./journal-entry.type.js";
import { ResyncReasonEnum } from "./resync-reason.enum.js";
import type { ResyncReason } from "./resync-reason.enum.js";

/** One frame of a feed: apply it if previous ≤ mine < cursor. */
@ObjectType("FeedFrame", {
  description:
    "实时流的一帧：previous ≤ 本地位置 < cursor 时应用。\nOne frame of a feed: apply it if previous ≤ mine < cursor.",
})
export class FeedFrameType {
  @Field(() => CursorScalar, { description: "本帧之后的位置。\nWhere the reader stands after this frame." })
  readonly cursor!: string;

  @Field(() => CursorScalar, {
    description:
      "本帧接续的位置：上一帧的 cursor，或其前面的位置（其间没有可见条目）。\nThe place that the frame goes on from: the cursor of the frame before, or an earlier one where nothing in between was the reader's.",
  })
  readonly previous!: string;

  @Field(() => [JournalEntryType], {
    description:
      "条目，按位置排序；可以为空（心跳）。\nThe entries in the order of their positions; none in a heartbeat.",
  })
  readonly entries!: readonly JournalEntry[];

  @Field(() => ResyncReasonEnum, {
    nullable: true,
    description:
      "须重新载入快照的原因；本流自 cursor 处继续，早于快照 asOf 的条目可忽略。\nWhy the snapshot has to be loaded again. The feed goes on behind cursor; drop entries up to the asOf of the new snapshot, or subscribe anew from there.",
  })
  readonly resync!: ResyncReason | null;
}
