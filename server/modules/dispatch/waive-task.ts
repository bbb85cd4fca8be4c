import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { needReason } from "../incidents/index.js";
import { loadTask } from "./load-task.js";
import { endTask, moveTask } from "./move-task.js";
import type { ReasonedTaskInput, TaskAnswer } from "./task-input.js";
import { taskEvent } from "./task.events.js";

/** The commanding center lets a supporter off, with a reason; a lead's task cannot be waived. */
export async function waiveTask(tx: Transaction, input: ReasonedTaskInput): Promise<Result<TaskAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { task, incident } = loaded.value;
  const moved = await moveTask(tx, task, incident, "WAIVE");
  if (!moved.ok) return moved;
  await endTask(tx, task, incident);
  tx.record(taskEvent(incident, task, "task.waived", "免除协办", { reason: reason.value }));
  return accept({ taskId: task.id });
}
