import { refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  cancelDeadlines,
  incidentEvent,
  retireDeadlines,
  scheduleIncidentDeadlines,
  type Incident,
  type Report,
} from "../incidents/index.js";

const ENDED: readonly string[] = ["CLOSED", "REJECTED", "CANCELLED", "DUPLICATE"];

/** Why nothing can join an incident: it has ended; null where it is open. */
export function objectionToJoining(into: Incident): Extract<Result<never>, { ok: false }> | null {
  if (!ENDED.includes(into.status)) return null;
  return refuse("ILLEGAL_TRANSITION", {
    path: ["input", "intoIncidentId"],
    because: "目标事件已结束，不能并入。The other incident has ended.",
  });
}

/** Lets an incident that became a DUPLICATE go on in another one: its reports, its audience and what it owes upstream move there. */
export async function joinIncident(
  tx: Transaction,
  incident: Incident,
  reports: readonly Report[],
  into: Incident,
): Promise<void> {
  incident.duplicateOfId = into.id;
  incident.disposition = "DUPLICATE";
  incident.closedAt = tx.now;
  await cancelDeadlines(tx, incident);
  await inheritUpstream(tx, incident, into);
  for (const report of reports) report.incidentId = into.id;
  // Whoever saw the one now sees the other: the reports of a neighbouring place belong to both.
  into.affectedCodes = [...new Set([...into.affectedCodes, incident.divisionCode, ...incident.affectedCodes])]
    .filter((code) => !into.divisionCode.startsWith(code))
    .sort();
  into.agencyIds = [...new Set([...into.agencyIds, ...incident.agencyIds])];
  // What somebody told in confidence is now among its reports.
  into.isConfidential ||= incident.isConfidential;
  const reportIds = reports.map(({ id }) => id);
  tx.record(incidentEvent(incident, "incident.merged", "并入重复事件", { duplicateOfId: into.id, reportIds }));
  tx.record(incidentEvent(into, "incident.reports-added", "并入重复上报", { fromIncidentId: incident.id, reportIds }));
}

/** An order stays owed upstream: the earlier of the two deadlines binds the incident that goes on. */
async function inheritUpstream(tx: Transaction, incident: Incident, into: Incident): Promise<void> {
  const owed = incident.upstreamDueAt ?? null;
  if (owed === null || (into.upstreamDueAt != null && into.upstreamDueAt <= owed)) return;
  await retireDeadlines(tx, into, ["UPSTREAM"]);
  into.upstreamDueAt = owed;
  await scheduleIncidentDeadlines(tx, into);
}
