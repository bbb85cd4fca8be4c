import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList } from "../matters/index.js";
import { changeCommand } from "./change-command.js";
import { needReason, type IncidentAnswer, type ReasonedIncidentInput } from "./reason.rules.js";

/** 乡呼县应: the township calls, and the county center commands from here on. */
export async function callCounty(tx: Transaction, input: ReasonedIncidentInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const { countyCenter } = await tx.reference(countyList);
  return changeCommand(tx, input, {
    action: "CALL_COUNTY",
    event: "incident.county-called",
    summary: "乡呼县应",
    reason: reason.value,
    to: () => countyCenter,
  });
}
