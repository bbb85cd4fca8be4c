import { newId, type Id } from "../../kernel/ids.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { countyList } from "../matters/index.js";
import { scheduleTaskDeadlines } from "./schedule-task-deadlines.js";
import { taskEvent } from "./task.events.js";
import { TaskEntity, type Task, type TaskRole } from "./task.entity.js";

/** What is asked of an agency. */
export interface Offer {
  readonly agencyId: Id<"agc">;
  readonly role: TaskRole;
  readonly instruction: string | null;
  /** The task whose work goes on here, with its original handling clock. */
  readonly continued?: Task;
}

const ROLE_NAMES: Readonly<Record<TaskRole, string>> = { LEAD: "主办", ASSIST: "协办", VERIFY: "核实", CHECK: "核查" };

/** Offers a task to an agency: from this instant it takes part in the incident and its clocks run. */
export async function offerTask(
  tx: Transaction,
  incident: Incident,
  { agencyId, role, instruction, continued }: Offer,
): Promise<Task> {
  const list = await tx.reference(countyList);
  const task = tx.em.create(TaskEntity, {
    id: newId("tsk"),
    incidentId: incident.id,
    role,
    round: incident.round,
    agencyId,
    status: "OFFERED",
    duty: incident.routing?.duties[agencyId] ?? null,
    instruction,
    offeredAt: tx.now,
    isDeemedAccepted: false,
  });
  incident.liveTasks += 1;
  incident.agencyIds = [...new Set([...incident.agencyIds, agencyId])];
  if (role === "LEAD" || role === "ASSIST")
    incident.handlingAgencyIds = [...new Set([...incident.handlingAgencyIds, agencyId])];
  await scheduleTaskDeadlines(tx, task, incident, continued);
  tx.record(
    taskEvent(
      incident,
      task,
      "task.offered",
      `派遣${ROLE_NAMES[role]}：${list.agencyById.get(agencyId)?.name ?? agencyId}`,
      { duty: task.duty ?? null, instruction },
    ),
  );
  return task;
}
