import { newId, type Id } from "../../server/kernel/ids.js";
import { AssignmentEntity, TaskEntity, type AssignmentRow, type TaskRow } from "../../server/modules/dispatch/index.js";
import type { Database } from "../../server/platform/database/index.js";

/** A task as a test needs it: offered, in the lead. */
export function aTask(incidentId: Id<"inc">, agencyId: Id<"agc">, facts: Partial<TaskRow> = {}): TaskRow {
  return {
    id: newId("tsk"),
    version: 1,
    incidentId,
    role: "LEAD",
    round: 1,
    agencyId,
    status: "OFFERED",
    statusBeforeReturn: null,
    duty: null,
    instruction: null,
    offeredAt: new Date("2026-11-23T06:30:00Z"),
    deliveredAt: null,
    acceptedAt: null,
    isDeemedAccepted: false,
    arrivedAt: null,
    doneAt: null,
    endedAt: null,
    resultCode: null,
    result: null,
    ...facts,
  };
}

/** An assignment as a test needs it: offered. */
export function anAssignment(task: TaskRow, squadId: Id<"sqd">, facts: Partial<AssignmentRow> = {}): AssignmentRow {
  return {
    id: newId("asg"),
    version: 1,
    incidentId: task.incidentId,
    taskId: task.id,
    squadId,
    status: "OFFERED",
    overrideReason: null,
    recallReason: null,
    offeredAt: new Date("2026-11-23T06:40:00Z"),
    deliveredAt: null,
    acceptedAt: null,
    departedAt: null,
    arrivedAt: null,
    clearedAt: null,
    ...facts,
  };
}

/** Puts tasks and assignments into the database as they are, past every command. */
export async function plantTasks(
  database: Database,
  tasks: readonly TaskRow[],
  assignments: readonly AssignmentRow[] = [],
): Promise<void> {
  await database.writeAsSystem("test", async (em) => {
    await em.insertMany(TaskEntity, [...tasks]);
    if (assignments.length > 0) await em.insertMany(AssignmentEntity, [...assignments]);
  });
}
