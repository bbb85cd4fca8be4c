import { Field, Int, ObjectType } from "type-graphql";

/** What an agency owes now, as the contract shows it; the agency itself is in board.resolver. */
@ObjectType("AgencyLoad", { description: "机构当前的在办任务。\nWhat an agency owes now." })
export class AgencyLoadType {
  @Field(() => Int, { description: "在办任务数。\nIts live tasks." })
  readonly openCount!: number;

  @Field(() => Int, { description: "其中超时任务数。\nThose of them that are late." })
  readonly overdueCount!: number;
}
