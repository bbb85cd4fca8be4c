import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { moveTaskBySystem } from "./move-task.js";
import { TaskEntity } from "./task.entity.js";
import { taskEvent } from "./task.events.js";

/** Confirms the work on which an incident closed. */
export async function confirmTasks(tx: Transaction, incident: Incident): Promise<void> {
  const done = await tx.em.find(TaskEntity, { incidentId: incident.id, round: incident.round, status: "DONE" });
  for (const task of done) {
    if (await moveTaskBySystem(tx, task, incident, "CONFIRM")) tx.record(taskEvent(incident, task, "task.confirmed", "任务确认"));
  }
}
