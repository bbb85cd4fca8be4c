import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Incident, IncidentAnswer, IncidentInput } from "../incidents/index.js";
import { mayMoveIncident, moveIncident, ReportEntity } from "../incidents/index.js";
import { joinIncident, objectionToJoining } from "./join-incident.js";
import { loadPair } from "./load-pair.js";

/** One incident that proved to be another. */
export interface MergeIncidentInput extends IncidentInput {
  readonly intoIncidentId: string;
}

/** Merges an incident into another open one: its reports move there, it becomes a DUPLICATE, its tasks are recalled by a reaction. */
export async function mergeIncident(tx: Transaction, input: MergeIncidentInput): Promise<Result<IncidentAnswer>> {
  const pair = await loadBoth(tx, input);
  if (!pair.ok) return pair;
  const { incident, into } = pair.value;
  const objection = objectionToJoining(into);
  if (objection !== null) return objection;
  const reports = await tx.em.find(ReportEntity, { incidentId: incident.id });
  const moved = await moveIncident(tx, incident, "MERGE");
  if (!moved.ok) return moved;
  await joinIncident(tx, incident, reports, into);
  return accept({ incidentId: into.id });
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
