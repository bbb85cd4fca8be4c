import type { Transaction } from "../../platform/commands/index.js";
import { deadlinesOf, keepDeadlines, type Incident } from "../incidents/index.js";
import { countyList, ROUND_THE_CLOCK, taskDeadlines } from "../matters/index.js";
import type { Task } from "./task.entity.js";

/** Brings a task's due times up to its moments; a task that goes on with an older one's work keeps that one's handling clock. */
export async function scheduleTaskDeadlines(
  tx: Transaction,
  task: Task,
  incident: Incident,
  continued?: Task,
): Promise<void> {
  const list = await tx.reference(countyList);
  const matter = incident.matterCode == null ? undefined : list.matters.get(incident.matterCode);
  const planned = taskDeadlines(
    {
      role: task.role,
      tier: incident.tier,
      limits: matter ?? null,
      // Signing and arriving are asked for again and have their own limits; only the handling goes on.
      clockStartedAt: task.offeredAt,
      offeredAt: task.offeredAt,
      acceptedAt: task.acceptedAt ?? null,
      arrivedAt: task.arrivedAt ?? null,
      doneAt: task.doneAt ?? null,
      upstreamDueAt: incident.upstreamDueAt ?? null,
    },
    {
      calendar: list.calendar,
      hours: list.agencyById.get(task.agencyId)?.hours ?? ROUND_THE_CLOCK,
      centerLimits: list.centerLimits,
    },
  );
  const former =
    continued === undefined
      ? []
      : (await deadlinesOf(tx, incident)).filter((deadline) => deadline.taskId === continued.id);
  // The original clock goes on, with every pause it had: its due time is taken over as it stands, not counted anew.
  const carried = planned.map((plan) => {
    const original = plan.kind === "HANDLE" ? former.find((deadline) => deadline.kind === "HANDLE") : undefined;
    return original === undefined ? plan : { ...plan, dueAt: original.dueAt, isProvisional: original.isProvisional };
  });
  await keepDeadlines(tx, incident, task.id, carried);
}
