import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";

/** A command on an incident. */
export interface IncidentInput {
  readonly idempotencyKey: string;
  readonly incidentId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

/** A command on an incident that has to say why. */
export interface ReasonedIncidentInput extends IncidentInput {
  readonly reason: string;
}

/** What every command on an incident answers with. */
export interface IncidentAnswer {
  readonly incidentId: Id<"inc">;
}

/** A reason in words; refused where it is blank. */
export function needReason(reason: string, field = "reason"): Result<string> {
  const words = reason.trim();
  return words === ""
    ? refuse("INVALID_INPUT", { path: ["input", field], because: "请写明理由。Give a reason." })
    : accept(words);
}
