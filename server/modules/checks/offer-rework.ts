import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { offerTask, TaskEntity } from "../dispatch/index.js";

/** Offers the work of the round before again to the agencies that had done it, on their original handling clocks. */
export async function offerRework(tx: Transaction, incident: Incident, instruction: string | null): Promise<void> {
  const done = await tx.em.find(TaskEntity, {
    incidentId: incident.id,
    round: incident.round - 1,
    role: "LEAD",
    status: "DONE",
  });
  for (const task of done)
    await offerTask(tx, incident, { agencyId: task.agencyId, role: task.role, instruction, continued: task });
}
