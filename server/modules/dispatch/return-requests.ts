import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { ReturnRequestEntity, type ReturnRequest } from "./return-request.entity.js";
import type { Task } from "./task.entity.js";

/** The requests on an incident that nobody has ruled on. */
export async function openRequestsOf(tx: Transaction, incident: Incident): Promise<ReturnRequest[]> {
  const all = await tx.em.find(ReturnRequestEntity, { incidentId: incident.id });
  return all.filter((request) => request.ruledAt == null);
}

/** A ruling is pending as long as a request that went to the county is open. */
export async function refreshRuling(tx: Transaction, incident: Incident): Promise<void> {
  const open = await openRequestsOf(tx, incident);
  incident.isRulingPending = open.some((request) => request.isForCountyRuling);
}

/** Closes the open request of a task that was taken from its agency anyway: nothing is left to rule on. */
export async function dropRequests(tx: Transaction, task: Task, incident: Incident): Promise<void> {
  if (task.statusBeforeReturn == null) return;
  for (const request of await openRequestsOf(tx, incident)) if (request.taskId === task.id) request.ruledAt = tx.now;
  task.statusBeforeReturn = null;
  await refreshRuling(tx, incident);
}
