import { Field, ID, InputType, Int } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";

/** Who goes on duty with what. */
@InputType("SetSquadDutyInput", { description: "队伍上岗或下岗。\nPuts a squad on duty or takes it off." })
export class SetSquadDutyInput {
  @Field(() => ID, { description: "幂等键，客户端生成的 UUIDv7。\nThe client's UUIDv7 for this command." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "队伍编号。\nThe squad." })
  readonly squadId!: Id<"sqd">;

  @Field(() => Int, { nullable: true, description: "预期版本号。\nThe version it is expected to have." })
  readonly expectedVersion?: number | null;

  @Field(() => Boolean, { description: "上岗还是下岗。\nOn duty or off." })
  readonly isOnDuty!: boolean;

  @Field(() => [ID], {
    nullable: true,
    description: "上岗人员；不填则全队上岗。\nThe crew; everybody of the squad where nothing is said.",
  })
  readonly crewIds?: Id<"per">[] | null;

  @Field(() => String, { nullable: true, description: "车辆。\nThe vehicle." })
  readonly vehicle?: string | null;

  @Field(() => String, { nullable: true, description: "代何人操作（电话报告）。\nFor whom, when told by telephone." })
  readonly onBehalf?: string | null;
}
