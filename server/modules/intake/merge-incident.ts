import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Incident, IncidentAnswer, IncidentInput } from "../incidents/index.js";
import {
  cancelDeadlines,
  incidentEvent,
  mayMoveIncident,
  moveIncident,
  ReportEntity,
  retireDeadlines,
  scheduleIncidentDeadlines,
} from "../incidents/index.js";
import { loadPair } from "./load-pair.js";

/** One incident that proved to be another. */
export interface MergeIncidentInput extends IncidentInput {
  readonly intoIncidentId: string;
}

const ENDED: readonly string[] = ["CLOSED", "REJECTED", "CANCELLED", "DUPLICATE"];

/** Merges an incident into another open one: its reports move there, it becomes a DUPLICATE, its tasks are recalled by a reaction. */
export async function mergeIncident(tx: Transaction, input: MergeIncidentInput): Promise<Result<IncidentAnswer>> {
  const pair = await loadBoth(tx, input);
  if (!pair.ok) return pair;
  const { incident, into } = pair.value;
  if (ENDED.includes(into.status))
    return refuse("ILLEGAL_TRANSITION", {
      path: ["input", "intoIncidentId"],
      because: "目标事件已结束，不能并入。The other incident has ended.",
    });
  const reports = await tx.em.find(ReportEntity, { incidentId: incident.id });
  const moved = await moveIncident(tx, incident, "MERGE");
  if (!moved.ok) return moved;
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
  return accept({ incidentId: into.id });
}

/** An order stays owed upstream: the earlier of the two deadlines binds the incident that goes on. */
async function inheritUpstream(tx: Transaction, incident: Incident, into: Incident): Promise<void> {
  const owed = incident.upstreamDueAt ?? null;
  if (owed === null || (into.upstreamDueAt != null && into.upstreamDueAt <= owed)) return;
  await retireDeadlines(tx, into, ["UPSTREAM"]);
  into.upstreamDueAt = owed;
  await scheduleIncidentDeadlines(tx, into);
}

async function loadBoth(
  tx: Transaction,
  input: MergeIncidentInput,
): Promise<Result<{ incident: Incident; into: Incident }>> {
  if (input.incidentId === input.intoIncidentId)
    return refuse("INVALID_INPUT", {
      path: ["input", "intoIncidentId"],
      because: "不能并入自身。An incident cannot be merged into itself.",
    });
  const pair = await loadPair(
    tx,
    { id: input.incidentId, expectedVersion: input.expectedVersion, field: "incidentId" },
    { id: input.intoIncidentId, field: "intoIncidentId" },
  );
  if (!pair.ok) return pair;
  const [incident, into] = pair.value;
  const agreed = await mayMoveIncident(tx, incident, "MERGE");
  return agreed.ok ? accept({ incident, into }) : agreed;
}
