import type { Transaction } from "../../platform/commands/index.js";
import { resumeDeadlines, type Incident } from "../incidents/index.js";
import { TaskEntity } from "./task.entity.js";

/** Lets the paused clocks of an incident's tasks go on, each in the hours of its agency. */
export async function resumeTaskDeadlines(tx: Transaction, incident: Incident): Promise<void> {
  const tasks = await tx.em.find(TaskEntity, { incidentId: incident.id });
  for (const task of tasks) await resumeDeadlines(tx, incident, task.id, task.agencyId);
}
