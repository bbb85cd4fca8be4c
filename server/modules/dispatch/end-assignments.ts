import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { AssignmentEntity } from "./assignment.entity.js";
import { assignmentLifecycle, LIVE_ASSIGNMENT_STATUSES } from "./assignment.lifecycle.js";
import { assignmentEvent } from "./task.events.js";
import type { Task } from "./task.entity.js";

/** Frees the squads of a task that ended: who was on the way or on site is cleared, who had not set out is recalled. */
export async function endAssignments(tx: Transaction, task: Task, incident: Incident): Promise<void> {
  const live = await tx.em.find(AssignmentEntity, { taskId: task.id, status: { $in: [...LIVE_ASSIGNMENT_STATUSES] } });
  for (const assignment of live) {
    const action = assignment.status === "ON_SITE" || assignment.status === "EN_ROUTE" ? "CLEAR" : "RECALL";
    const next = assignmentLifecycle.move(assignment.status, action, null, (who) => who === "system");
    if (!next.ok) continue;
    assignment.status = next.value;
    assignment.clearedAt = tx.now;
    const [type, summary] =
      action === "CLEAR"
        ? (["assignment.cleared", "任务结束，队伍离场"] as const)
        : (["assignment.recalled", "任务结束，队伍召回"] as const);
    tx.record(assignmentEvent(incident, task, assignment, type, summary));
  }
}
