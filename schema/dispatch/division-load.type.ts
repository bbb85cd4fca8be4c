import { Field, Int, ObjectType } from "type-graphql";

/** The open incidents of a township, as the contract shows it; the division itself is in board.resolver. */
@ObjectType("DivisionLoad", {
  description:
    "乡镇街道当前的未结事件；乡镇不明的计入县。\nThe open incidents of a township; the county's where the township is unclear.",
})
export class DivisionLoadType {
  @Field(() => Int, { description: "未结事件数。\nIts open incidents." })
  readonly openCount!: number;

  @Field(() => Int, { description: "其中超时事件数。\nThose of them that are overdue." })
  readonly overdueCount!: number;
}
