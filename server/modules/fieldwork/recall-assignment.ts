import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { needReason } from "../incidents/index.js";
import { assignmentLifecycle, holdsAssignmentRight, loadAssignment, assignmentEvent } from "../dispatch/index.js";
import type { AssignmentAnswer, AssignmentInput } from "../dispatch/index.js";

/** A squad called back. */
export interface RecallAssignmentInput extends AssignmentInput {
  readonly reason: string;
}

/** Recalls a squad, to divert it or because it is not needed; the task is back at its agency with its remaining time. */
export async function recallAssignment(
  tx: Transaction,
  input: RecallAssignmentInput,
): Promise<Result<AssignmentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadAssignment(tx, input.assignmentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { assignment, task, incident } = loaded.value;
  const holds = holdsAssignmentRight(tx.actor, {
    squadId: assignment.squadId,
    agencyId: task.agencyId,
    commandingCenterId: incident.commandingCenterId,
  });
  const next = assignmentLifecycle.move(assignment.status, "RECALL", null, holds);
  if (!next.ok) return next;
  await tx.elevate();
  assignment.status = next.value;
  assignment.recallReason = reason.value;
  assignment.clearedAt = tx.now;
  tx.record(assignmentEvent(incident, task, assignment, "assignment.recalled", "召回队伍", { reason: reason.value }));
  return accept({ assignmentId: assignment.id });
}
