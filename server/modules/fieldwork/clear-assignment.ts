import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { moveAssignment, type AssignmentActionInput } from "./move-assignment.js";
import type { AssignmentAnswer } from "../dispatch/index.js";

/** The squad leaves, free for other work; the task stays with its agency. */
export function clearAssignment(tx: Transaction, input: AssignmentActionInput): Promise<Result<AssignmentAnswer>> {
  return moveAssignment(tx, input, {
    action: "CLEAR",
    event: "assignment.cleared",
    summary: "队伍离场",
    apply: ({ assignment }, now) => {
      assignment.clearedAt = now;
    },
  });
}
