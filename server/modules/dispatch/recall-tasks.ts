import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { endTask, moveTaskBySystem } from "./move-task.js";
import { TaskEntity, type TaskRole } from "./task.entity.js";
import { taskEvent } from "./task.events.js";
import { LIVE_TASK_STATUSES } from "./task.lifecycle.js";

/** Recalls what is still live on an incident, all of it or one role, because the incident no longer needs it. */
export async function recallTasks(tx: Transaction, incident: Incident, why: string, role?: TaskRole): Promise<void> {
  const live = await tx.em.find(TaskEntity, {
    incidentId: incident.id,
    status: { $in: [...LIVE_TASK_STATUSES] },
    ...(role ? { role } : {}),
  });
  for (const task of live) {
    if (!(await moveTaskBySystem(tx, task, incident, "RECALL"))) continue;
    await endTask(tx, task, incident);
    tx.record(taskEvent(incident, task, "task.recalled", why, {}));
  }
}
