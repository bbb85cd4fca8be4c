import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { LoadedTask, TaskAction } from "../dispatch/index.js";
import { endTask, moveTask, openRequestsOf, refreshRuling, taskEvent } from "../dispatch/index.js";

type Ruling = Extract<TaskAction, "GRANT_RETURN" | "REFUSE_RETURN" | "RULE_FOR_RETURN" | "RULE_AGAINST_RETURN">;

/** Writes a ruling on the open request of a task, whoever had the right to give it. */
export async function settleReturn(
  tx: Transaction,
  { task, incident }: LoadedTask,
  action: Ruling,
  isGranted: boolean,
  reason: string,
): Promise<Result<null>> {
  const moved = await moveTask(tx, task, incident, action);
  if (!moved.ok) return moved;
  for (const request of await openRequestsOf(tx, incident)) {
    if (request.taskId !== task.id) continue;
    request.ruledAt = tx.now;
    request.ruledById = tx.actor.personId;
    request.isGranted = isGranted;
    request.reason = reason;
  }
  task.statusBeforeReturn = null;
  await refreshRuling(tx, incident);
  if (task.status === "DONE") {
    tx.record(
      taskEvent(
        incident,
        task,
        "task.dispute-ruled",
        isGranted ? "裁定退单理由成立，已办结果有效" : "裁定退单理由不成立",
        { reason, isGranted },
      ),
    );
    return accept(null);
  }
  if (isGranted) {
    await endTask(tx, task, incident);
    if (task.role === "LEAD") incident.leadAgencyId = null;
  }
  tx.record(
    taskEvent(
      incident,
      task,
      isGranted ? "task.returned" : "task.return-refused",
      isGranted ? "同意退单" : "不同意退单",
      { reason },
    ),
  );
  return accept(null);
}
