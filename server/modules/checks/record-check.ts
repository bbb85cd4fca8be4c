import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { attachEvidence, findEvidence } from "../evidence/index.js";
import {
  incidentEvent,
  loadIncident,
  moveIncident,
  scheduleIncidentDeadlines,
  type CheckResult,
  type IncidentAnswer,
  type IncidentInput,
} from "../incidents/index.js";
import type { CheckMethod } from "./check-method.js";
import { endTask, moveTask, taskEvent, TaskEntity, LIVE_TASK_STATUSES } from "../dispatch/index.js";

/** What a check found. */
export interface RecordCheckInput extends IncidentInput {
  readonly method: CheckMethod;
  readonly result: CheckResult;
  readonly note?: string | null | undefined;
  readonly evidenceIds?: readonly string[] | null | undefined;
}

/** Records a check; FAILED sends the incident back to handling, one round on, with the original clock. Refused to a handling agency. */
export async function recordCheck(tx: Transaction, input: RecordCheckInput): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const incident = loaded.value;
  const evidence = await findEvidence(tx, input.evidenceIds ?? [], incident.id, ["input", "evidenceIds"]);
  if (!evidence.ok) return evidence;
  const check = await tx.em.findOne(TaskEntity, {
    incidentId: incident.id,
    role: "CHECK",
    status: { $in: [...LIVE_TASK_STATUSES] },
  });
  const moved = await moveIncident(tx, incident, "RECORD_CHECK", { checkOutcome: input.result });
  if (!moved.ok) return moved;
  if (check === null)
    return refuse("ILLEGAL_TRANSITION", { because: "没有待办的核查任务。There is no check to record." });
  const done = await moveTask(tx, check, incident, "COMPLETE", {
    resultCode: input.result,
    evidenceCount: evidence.value.length,
    isCheckRecorded: true,
  });
  if (!done.ok) return done;
  check.resultCode = input.result;
  check.result = input.note?.trim() || null;
  check.doneAt = tx.now;
  attachEvidence(evidence.value, incident.id, check.id);
  await endTask(tx, check, incident);
  incident.checkResult = input.result;
  if (input.result === "FAILED") incident.round += 1;
  else incident.checkedAt = tx.now;
  await scheduleIncidentDeadlines(tx, incident);
  tx.record(taskEvent(incident, check, "task.done", "核查完成", { resultCode: input.result, method: input.method }));
  tx.record(
    incidentEvent(
      incident,
      input.result === "FAILED" ? "incident.check-failed" : "incident.checked",
      CHECK_SUMMARIES[input.result],
      { method: input.method, result: input.result, note: input.note ?? null, round: incident.round },
    ),
  );
  return accept({ incidentId: incident.id });
}

const CHECK_SUMMARIES: Readonly<Record<CheckResult, string>> = {
  PASSED: "核查通过",
  FAILED: "核查不通过，返工",
  NOT_CHECKABLE: "无法核查",
};
