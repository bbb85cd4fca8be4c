import { newId } from "../../kernel/ids.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import type { Squad } from "../organisations/index.js";
import { AssignmentEntity, type Assignment } from "./assignment.entity.js";
import { assignmentEvent } from "./task.events.js";
import type { Task } from "./task.entity.js";

/** Offers a task to a squad. */
export function offerAssignment(
  tx: Transaction,
  incident: Incident,
  task: Task,
  squad: Squad,
  how: { readonly overrideReason: string | null; readonly isDirect: boolean },
): Assignment {
  const assignment = tx.em.create(AssignmentEntity, {
    id: newId("asg"),
    incidentId: incident.id,
    taskId: task.id,
    squadId: squad.id,
    status: "OFFERED",
    overrideReason: how.overrideReason,
    offeredAt: tx.now,
  });
  tx.record(
    assignmentEvent(
      incident,
      task,
      assignment,
      "assignment.offered",
      `${how.isDirect ? "中心直派" : "派队"}：${squad.name}`,
      how,
    ),
  );
  return assignment;
}
