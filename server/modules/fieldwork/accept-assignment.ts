import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { moveAssignment, type AssignmentActionInput } from "./move-assignment.js";
import type { AssignmentAnswer } from "../dispatch/index.js";

/** The squad accepts. */
export function acceptAssignment(tx: Transaction, input: AssignmentActionInput): Promise<Result<AssignmentAnswer>> {
  return moveAssignment(tx, input, {
    action: "ACCEPT",
    event: "assignment.accepted",
    summary: "队伍接单",
    apply: ({ assignment }, now) => {
      assignment.acceptedAt = now;
    },
  });
}
