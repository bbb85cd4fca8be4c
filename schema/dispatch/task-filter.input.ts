import { Field, ID, InputType } from "type-graphql";
import type { TaskRole, TaskStatus } from "../../server/modules/dispatch/index.js";
import { TaskRoleEnum } from "./task-role.enum.js";
import { TaskStatusEnum } from "./task-status.enum.js";

/** What a list of tasks is narrowed to. */
@InputType("TaskFilter", {
  description:
    "任务列表的筛选条件，未填的不限。\nWhat a list of tasks is narrowed to; what is left out narrows nothing.",
})
export class TaskFilterInput {
  @Field(() => ID, { nullable: true, description: "此事件的任务。\nOf this incident." })
  readonly incidentId?: string | null;

  @Field(() => ID, { nullable: true, description: "此机构的任务。\nOf this agency." })
  readonly agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: "此队伍出动的任务。\nThis squad was sent on it." })
  readonly squadId?: string | null;

  @Field(() => [TaskStatusEnum], { nullable: true, description: "状态之一。\nOne of these statuses." })
  readonly statuses?: readonly TaskStatus[] | null;

  @Field(() => [TaskRoleEnum], { nullable: true, description: "角色之一。\nOne of these roles." })
  readonly roles?: readonly TaskRole[] | null;

  @Field(() => Boolean, { nullable: true, description: "是否仍须办理。\nWhether something is still owed." })
  readonly isLive?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "是否超时（只计在办任务）。\nWhether it is late; of live tasks.",
  })
  readonly isOverdue?: boolean | null;
}
