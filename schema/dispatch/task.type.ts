import { Field, Int, ObjectType } from "type-graphql";
import type { TaskRole, TaskStatus } from "../../server/modules/dispatch/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { NodeType } from "../common/node.interface.js";
import { TaskRoleEnum } from "./task-role.enum.js";
import { TaskStatusEnum } from "./task-status.enum.js";

/** What an agency owes, as the contract shows it; what it refers to, and its words, are in task.resolver. */
@ObjectType("Task", {
  implements: NodeType,
  description: "任务：一个机构在一个事件上应做的事。\nA task: what an agency owes on an incident.",
})
export class TaskType extends NodeType {
  @Field(() => Int, { description: "版本号，用于条件更新。\nThe version, for conditional commands." })
  readonly version!: number;

  @Field(() => TaskRoleEnum, { description: "角色。\nWhat the agency is." })
  readonly role!: TaskRole;

  @Field(() => Int, { description: "轮次，返工一次加一。\nThe round; each rework adds one." })
  readonly round!: number;

  @Field(() => TaskStatusEnum, { description: "状态。\nIts status." })
  readonly status!: TaskStatus;

  @Field(() => String, {
    nullable: true,
    description: "责任清单中的责任内容。\nThe text of the duty on the responsibility list.",
  })
  readonly duty!: string | null;

  @Field(() => DateTimeScalar, { description: "派遣时间。\nWhen it was offered." })
  readonly offeredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "送达时间。\nWhen it reached the agency." })
  readonly deliveredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "签收时间。\nWhen it was accepted." })
  readonly acceptedAt!: Date | null;

  @Field(() => Boolean, { description: "是否视为签收。\nWhether it counts as accepted without a signature." })
  readonly isDeemedAccepted!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "完成时间。\nWhen it was done." })
  readonly doneAt!: Date | null;

  @Field(() => String, { nullable: true, description: "处置结果代码。\nThe code of its result." })
  readonly resultCode!: string | null;
}
