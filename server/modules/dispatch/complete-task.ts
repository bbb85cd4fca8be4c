import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { attachEvidence, findEvidence } from "../evidence/index.js";
import { countyList } from "../matters/index.js";
import { deviceTime } from "./device-time.rules.js";
import { loadTask } from "./load-task.js";
import { endTask, moveTask } from "./move-task.js";
import type { TaskAnswer, TaskInput } from "./task-input.js";
import { taskEvent } from "./task.events.js";

/** The result of a task. */
export interface CompleteTaskInput extends TaskInput {
  readonly at?: Date | null | undefined;
  readonly resultCode: string;
  readonly result: string;
  readonly evidenceIds?: readonly string[] | null | undefined;
}

/** Completes a task, by a squad on site or the agency's leader: needs a result code of the matter, a text, and evidence where the matter says so. */
export async function completeTask(tx: Transaction, input: CompleteTaskInput): Promise<Result<TaskAnswer>> {
  const at = deviceTime(input.at, tx.now);
  if (!at.ok) return at;
  if (input.result.trim() === "")
    return refuse("INVALID_INPUT", { path: ["input", "result"], because: "请填写处置结果。Describe the result." });
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { task, incident } = loaded.value;
  const evidence = await findEvidence(tx, input.evidenceIds ?? [], incident.id, ["input", "evidenceIds"]);
  if (!evidence.ok) return evidence;
  const moved = await moveTask(tx, task, incident, "COMPLETE", {
    resultCode: input.resultCode,
    evidenceCount: evidence.value.length,
  });
  if (!moved.ok)
    return moved.refusal.code === "RESULT_CODE_REQUIRED"
      ? refuse("RESULT_CODE_REQUIRED", {
          path: ["input", "resultCode"],
          allowed: await resultCodes(tx, incident.matterCode),
        })
      : moved;
  task.resultCode = input.resultCode;
  task.result = input.result.trim();
  task.doneAt = tx.now;
  attachEvidence(evidence.value, incident.id, task.id);
  await endTask(tx, task, incident);
  const evidenceIds = evidence.value.map(({ id }) => id);
  tx.record(
    taskEvent(
      incident,
      task,
      "task.done",
      "处置完成",
      { resultCode: input.resultCode, result: task.result, evidenceIds },
      at.value,
    ),
  );
  return accept({ taskId: task.id });
}

async function resultCodes(tx: Transaction, matterCode: string | null | undefined): Promise<readonly string[]> {
  const list = await tx.reference(countyList);
  return matterCode == null ? [] : (list.matters.get(matterCode)?.resultCodes ?? []);
}
