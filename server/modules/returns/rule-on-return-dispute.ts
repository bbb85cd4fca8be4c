import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { needReason } from "../incidents/index.js";
import { loadTask } from "../dispatch/index.js";
import type { RuleOnReturnInput } from "./rule-on-return.js";
import { settleReturn } from "./settle-return.js";
import type { TaskAnswer } from "../dispatch/index.js";

/** The county rules on the third request of an incident; its ruling ends the dispute. */
export async function ruleOnReturnDispute(tx: Transaction, input: RuleOnReturnInput): Promise<Result<TaskAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const settled = await settleReturn(
    tx,
    loaded.value,
    input.isGranted ? "RULE_FOR_RETURN" : "RULE_AGAINST_RETURN",
    input.isGranted,
    reason.value,
  );
  return settled.ok ? accept({ taskId: loaded.value.task.id }) : settled;
}
