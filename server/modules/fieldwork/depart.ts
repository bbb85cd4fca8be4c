import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { moveAssignment, type AssignmentActionInput } from "./move-assignment.js";
import type { AssignmentAnswer } from "../dispatch/index.js";

/** The squad sets out. */
export function depart(tx: Transaction, input: AssignmentActionInput): Promise<Result<AssignmentAnswer>> {
  return moveAssignment(tx, input, {
    action: "DEPART",
    event: "assignment.departed",
    summary: "队伍出发",
    apply: ({ assignment }, now) => {
      assignment.acceptedAt ??= now;
      assignment.departedAt = now;
    },
  });
}
