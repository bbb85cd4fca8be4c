import { registerEnumType } from "type-graphql";
import type { TaskRole } from "../../server/modules/dispatch/index.js";

/** What an agency is on an incident, as the contract shows it. */
export const TaskRoleEnum = {
  LEAD: "LEAD",
  ASSIST: "ASSIST",
  VERIFY: "VERIFY",
  CHECK: "CHECK",
} as const satisfies Record<TaskRole, TaskRole>;

registerEnumType(TaskRoleEnum, {
  name: "TaskRole",
  description: "任务角色。\nWhat an agency is on an incident.",
  valuesConfig: {
    LEAD: { description: "牵头（主体责任）。\nIt leads." },
    ASSIST: { description: "配合（配合责任）。\nIt supports." },
    VERIFY: { description: "核实。\nIt verifies." },
    CHECK: { description: "核查。\nIt checks." },
  },
});
