import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { moveAssignment, type AssignmentActionInput } from "./move-assignment.js";
import { scheduleTaskDeadlines } from "../dispatch/index.js";
import type { AssignmentAnswer } from "../dispatch/index.js";

/** The squad arrives; the first arrival is the task's and the incident's. */
export function arrive(tx: Transaction, input: AssignmentActionInput): Promise<Result<AssignmentAnswer>> {
  return moveAssignment(tx, input, {
    action: "ARRIVE",
    event: "assignment.arrived",
    summary: "队伍到场",
    apply: ({ assignment, task, incident }, now) => {
      assignment.acceptedAt ??= now;
      assignment.departedAt ??= now;
      assignment.arrivedAt = now;
      task.arrivedAt ??= now;
      incident.arrivedAt ??= now;
    },
    follow: (inTransaction, { task, incident }) => scheduleTaskDeadlines(inTransaction, task, incident),
  });
}
