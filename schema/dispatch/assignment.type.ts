import { Field, Int, ObjectType } from "type-graphql";
import type { AssignmentStatus } from "../../server/modules/dispatch/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { NodeType } from "../common/node.interface.js";
import { AssignmentStatusEnum } from "./assignment-status.enum.js";

/** A squad on a task, as the contract shows it; what it refers to is in assignment.resolver. */
@ObjectType("Assignment", {
  implements: NodeType,
  description: "出动：一支队伍承担一项任务。\nAn assignment: a squad on a task.",
})
export class AssignmentType extends NodeType {
  @Field(() => Int, { description: "版本号，用于条件更新。\nThe version, for conditional commands." })
  readonly version!: number;

  @Field(() => AssignmentStatusEnum, { description: "状态。\nIts status." })
  readonly status!: AssignmentStatus;

  @Field(() => DateTimeScalar, { description: "派单时间。\nWhen it was offered." })
  readonly offeredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "送达时间。\nWhen it reached the squad." })
  readonly deliveredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "接受时间。\nWhen the squad accepted." })
  readonly acceptedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "出发时间。\nWhen it departed." })
  readonly departedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "到场时间。\nWhen it arrived." })
  readonly arrivedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "撤场时间。\nWhen it cleared." })
  readonly clearedAt!: Date | null;
}
