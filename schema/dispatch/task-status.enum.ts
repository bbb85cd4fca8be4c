import { registerEnumType } from "type-graphql";
import type { TaskStatus } from "../../server/modules/dispatch/index.js";

/** Where a task stands, as the contract shows it. */
export const TaskStatusEnum = {
  OFFERED: "OFFERED",
  ACCEPTED: "ACCEPTED",
  RETURN_REQUESTED: "RETURN_REQUESTED",
  RETURNED: "RETURNED",
  DONE: "DONE",
  CONFIRMED: "CONFIRMED",
  RECALLED: "RECALLED",
  WAIVED: "WAIVED",
} as const satisfies Record<TaskStatus, TaskStatus>;

registerEnumType(TaskStatusEnum, {
  name: "TaskStatus",
  description: "任务状态。\nThe status of a task.",
  valuesConfig: {
    OFFERED: { description: "已派遣，待签收。\nOffered, not yet accepted." },
    ACCEPTED: { description: "已签收。\nAccepted." },
    RETURN_REQUESTED: { description: "申请退单。\nIts return is requested." },
    RETURNED: { description: "已退单。\nReturned." },
    DONE: { description: "已完成。\nDone." },
    CONFIRMED: { description: "已确认。\nConfirmed by the check." },
    RECALLED: { description: "已收回。\nRecalled." },
    WAIVED: { description: "已免除。\nWaived." },
  },
});
