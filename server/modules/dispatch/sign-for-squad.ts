import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { moveTaskBySystem } from "./move-task.js";
import { scheduleTaskDeadlines } from "./schedule-task-deadlines.js";
import type { Task } from "./task.entity.js";
import { taskEvent } from "./task.events.js";

/** Counts a task as signed (视为签收) once a squad of the agency has taken it, as happens when the center sends the squad itself. */
export async function signForSquad(tx: Transaction, task: Task, incident: Incident): Promise<void> {
  if (!(await moveTaskBySystem(tx, task, incident, "DEEM_ACCEPTED"))) return;
  task.acceptedAt = tx.now;
  task.isDeemedAccepted = true;
  await scheduleTaskDeadlines(tx, task, incident);
  tx.record(taskEvent(incident, task, "task.accepted", "队伍已接单，视为签收", { isDeemedAccepted: true }));
}
