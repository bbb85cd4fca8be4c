import { isId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { mayRevealReporter } from "./privacy.policy.js";
import { needReason } from "./reason.rules.js";
import { ReportEntity } from "./report.entity.js";

/** Whose reporter is asked for, and why. */
export interface RevealReporterInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly reason: string;
  readonly onBehalf?: string | null | undefined;
}

/**
 * Lets somebody see name and telephone of a reporter for a reason that stays in the journal; of a confidential incident nobody but who
 * knows them already. The answer names the report alone, so that nothing personal is stored with it.
 */
export async function revealReporter(
  tx: Transaction,
  input: RevealReporterInput,
): Promise<Result<{ readonly reportId: Id<"rep"> }>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const report = isId(input.reportId, "rep") ? await tx.em.findOne(ReportEntity, { id: input.reportId }) : null;
  if (report === null) return refuse("NOT_FOUND", { path: ["input", "reportId"] });
  const loaded = await loadIncident(tx, report.incidentId, null, "reportId");
  if (!loaded.ok) return loaded;
  const incident = loaded.value;
  const asked = { ...incident, leadAgencyId: incident.leadAgencyId ?? null };
  if (!mayRevealReporter(tx.actor, asked)) return refuse("FORBIDDEN");
  tx.record(
    incidentEvent(incident, "incident.reporter-revealed", "查看上报人联系方式", {
      reportId: report.id,
      reason: reason.value,
    }),
  );
  return accept({ reportId: report.id });
}
