import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { moveTaskBySystem, taskEvent, TaskEntity } from "../dispatch/index.js";

/** Confirms the work on which an incident closed: the lead's of the last round, and what others have last done. */
export async function confirmTasks(tx: Transaction, incident: Incident): Promise<void> {
  const done = await tx.em.find(
    TaskEntity,
    { incidentId: incident.id, status: "DONE" },
    { orderBy: { offeredAt: "asc", id: "asc" } },
  );
  const lastOf = new Map(done.map((task) => [`${task.role} ${task.agencyId}`, task]));
  for (const task of lastOf.values()) {
    if (task.role === "LEAD" && task.round !== incident.round) continue;
    if (await moveTaskBySystem(tx, task, incident, "CONFIRM"))
      tx.record(taskEvent(incident, task, "task.confirmed", "任务确认"));
  }
}
