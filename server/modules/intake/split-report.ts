import { isId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  IncidentEntity,
  incidentEvent,
  DEADLINE_KINDS,
  moveIncident,
  needReason,
  type IncidentAnswer,
  ReportEntity,
  retireDeadlines,
  scheduleIncidentDeadlines,
  type Incident,
} from "../incidents/index.js";
import { loadPair } from "./load-pair.js";

/** A report that was merged by mistake. */
export interface SplitReportInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly reason: string;
  readonly onBehalf?: string | null | undefined;
}

/** Undoes a wrong merge: the report goes back to the incident that it opened, which is REPORTED again with its own clocks. */
export async function splitReport(tx: Transaction, input: SplitReportInput): Promise<Result<IncidentAnswer>> {
  const reason = needReason(input.reason);
  if (!reason.ok) return reason;
  const loaded = await loadMerged(tx, input.reportId);
  if (!loaded.ok) return loaded;
  const [incident, mergedInto] = loaded.value;
  const moved = await moveIncident(tx, incident, "SPLIT");
  if (!moved.ok) return moved;
  // Every report that the incident brought along goes back with it: it was one incident before the merge.
  const brought = await withItsDuplicates(tx, incident.id);
  const own = await tx.em.find(ReportEntity, { incidentId: mergedInto.id, originalIncidentId: { $in: brought } });
  for (const each of own) each.incidentId = incident.id;
  incident.duplicateOfId = null;
  incident.disposition = null;
  incident.closedAt = null;
  incident.verifyingSince = null;
  incident.verifiedAt = null;
  incident.filedAt = null;
  incident.dispatchedAt = null;
  await retireDeadlines(tx, incident, DEADLINE_KINDS);
  await scheduleIncidentDeadlines(tx, incident);
  const reportIds = own.map(({ id }) => id);
  tx.record(
    incidentEvent(incident, "incident.split", "撤销误并", {
      reason: reason.value,
      fromIncidentId: mergedInto.id,
      reportIds,
    }),
  );
  tx.record(
    incidentEvent(mergedInto, "incident.reports-removed", "移出误并上报", {
      reportIds,
      toIncidentId: incident.id,
    }),
  );
  return accept({ incidentId: incident.id });
}

/** The incident that a report opened and the one that it is in now, both locked; refused STALE_VERSION where it went on to a third meanwhile. */
async function loadMerged(tx: Transaction, reportId: string): Promise<Result<readonly [Incident, Incident]>> {
  const missing = refuse("NOT_FOUND", { path: ["input", "reportId"] });
  const report = isId(reportId, "rep") ? await tx.em.findOne(ReportEntity, { id: reportId }) : null;
  if (report === null) return missing;
  const { incidentId, originalIncidentId } = report;
  if (incidentId === originalIncidentId)
    return refuse("ILLEGAL_TRANSITION", { because: "该上报未被并入其他事件。This report was not merged." });
  const pair = await loadPair(tx, { id: originalIncidentId, field: "reportId" }, { id: incidentId, field: "reportId" });
  if (!pair.ok) return pair;
  // Read again behind the locks: whoever held them before may have moved the report.
  const now = await tx.em.refresh(report);
  if (now === null) return missing;
  return now.incidentId === incidentId ? pair : refuse("STALE_VERSION", { path: ["input", "reportId"] });
}

/** The incident with all that had been merged into it before. */
async function withItsDuplicates(tx: Transaction, incidentId: Id<"inc">): Promise<Id<"inc">[]> {
  const ids = [incidentId];
  // The list grows while it is walked: duplicates may have had duplicates of their own.
  for (const each of ids) ids.push(...(await tx.em.find(IncidentEntity, { duplicateOfId: each })).map(({ id }) => id));
  return ids;
}
