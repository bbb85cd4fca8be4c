import { registerEnumType } from "type-graphql";
import type { TaskAction } from "../../server/modules/dispatch/index.js";

/** What may be done with a task, as the contract shows it. */
export const TaskActionEnum = {
  ACCEPT: "ACCEPT",
  ASSIGN: "ASSIGN",
  REQUEST_RETURN: "REQUEST_RETURN",
  GRANT_RETURN: "GRANT_RETURN",
  REFUSE_RETURN: "REFUSE_RETURN",
  RULE_FOR_RETURN: "RULE_FOR_RETURN",
  RULE_AGAINST_RETURN: "RULE_AGAINST_RETURN",
  COMPLETE: "COMPLETE",
  RECALL: "RECALL",
  WAIVE: "WAIVE",
  DEEM_ACCEPTED: "DEEM_ACCEPTED",
  CONFIRM: "CONFIRM",
} as const satisfies Record<TaskAction, TaskAction>;

registerEnumType(TaskActionEnum, {
  name: "TaskAction",
  description: "对任务可进行的操作。\nWhat may be done with a task.",
  valuesConfig: {
    ACCEPT: { description: "签收。\nAccept." },
    ASSIGN: { description: "指派队伍。\nAssign a squad." },
    REQUEST_RETURN: { description: "申请退单。\nAsk to return it." },
    GRANT_RETURN: { description: "同意退单。\nGrant the return." },
    REFUSE_RETURN: { description: "不同意退单。\nRefuse the return." },
    RULE_FOR_RETURN: { description: "县级裁定：准予退单。\nThe county rules for the return." },
    RULE_AGAINST_RETURN: { description: "县级裁定：继续办理。\nThe county rules against the return." },
    COMPLETE: { description: "完成。\nComplete." },
    RECALL: { description: "收回。\nRecall." },
    WAIVE: { description: "免除。\nWaive." },
    DEEM_ACCEPTED: { description: "视为签收（系统）。\nDeemed accepted; done by the system." },
    CONFIRM: { description: "确认（系统）。\nConfirmed; done by the system." },
  },
});
