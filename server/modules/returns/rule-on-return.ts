import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { needReason } from "../incidents/index.js";
import { loadTask } from "../dispatch/index.js";
import { settleReturn } from "./settle-return.js";
import type { ReasonedTaskInput, TaskAnswer } from "../dispatch/index.js";

/** A ruling on a return request. */
export interface RuleOnReturnInput extends ReasonedTaskInput {
  readonly isGranted: boolean;
}

/** Dispatcher or shift leader grants a return (the task is RETURNED, to be dispatched again) or refuses it (it goes back to where it was). */
export async function ruleOnReturn(tx: Transaction, input: RuleOnReturnInput): Promise<Result<TaskAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const settled = await settleReturn(
    tx,
    loaded.value,
    input.isGranted ? "GRANT_RETURN" : "REFUSE_RETURN",
    input.isGranted,
    reason.value,
  );
  return settled.ok ? accept({ taskId: loaded.value.task.id }) : settled;
}
