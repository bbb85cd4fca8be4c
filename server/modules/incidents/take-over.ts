import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList } from "../matters/index.js";
import { changeCommand } from "./change-command.js";
import { needReason, type IncidentAnswer, type ReasonedIncidentInput } from "./reason.rules.js";

/** 提级: the county center takes an incident over from a township, with a reason. */
export async function takeOver(tx: Transaction, input: ReasonedIncidentInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const { countyCenter } = await tx.reference(countyList);
  return changeCommand(tx, input, {
    action: "TAKE_OVER",
    event: "incident.taken-over",
    summary: "提级办理",
    reason: reason.value,
    to: () => countyCenter,
  });
}
