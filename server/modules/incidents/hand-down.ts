import type { Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList } from "../matters/index.js";
import { changeCommand } from "./change-command.js";
import type { IncidentAnswer, IncidentInput } from "./reason.rules.js";

/** The county hands an incident down to its township. */
export interface HandDownInput extends IncidentInput {
  readonly reason?: string | null | undefined;
}

/** 下派: hands down to the township's center; refused NOT_ON_LIST where the responsibility list does not give the township the lead. */
export async function handDown(tx: Transaction, input: HandDownInput): Promise<Result<IncidentAnswer>> {
  const list = await tx.reference(countyList);
  return changeCommand(tx, input, {
    action: "HAND_DOWN",
    event: "incident.handed-down",
    summary: "下派",
    reason: input.reason ?? null,
    to: (incident) => list.centerOf(incident.townshipCode ?? null),
  });
}
