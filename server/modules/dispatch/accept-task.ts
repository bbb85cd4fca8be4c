import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { deviceTime } from "./device-time.rules.js";
import { loadTask } from "./load-task.js";
import { moveTask } from "./move-task.js";
import { scheduleTaskDeadlines } from "./schedule-task-deadlines.js";
import type { TaskAnswer, TaskInput } from "./task-input.js";
import { taskEvent } from "./task.events.js";

/** Signing a task, with the device's time. */
export interface AcceptTaskInput extends TaskInput {
  readonly at?: Date | null | undefined;
  readonly note?: string | null | undefined;
}

/** The agency signs (签收); its center may sign on behalf, by phone. Refused ALREADY_TAKEN where it is signed. */
export async function acceptTask(tx: Transaction, input: AcceptTaskInput): Promise<Result<TaskAnswer>> {
  const at = deviceTime(input.at, tx.now);
  if (!at.ok) return at;
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { task, incident } = loaded.value;
  const moved = await moveTask(tx, task, incident, "ACCEPT");
  if (!moved.ok) return moved;
  task.acceptedAt = tx.now;
  await scheduleTaskDeadlines(tx, task, incident);
  tx.record(taskEvent(incident, task, "task.accepted", "签收", { note: input.note ?? null }, at.value));
  return accept({ taskId: task.id });
}
