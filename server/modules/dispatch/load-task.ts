import { isId } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { loadIncident, type Incident } from "../incidents/index.js";
import { AssignmentEntity, type Assignment } from "./assignment.entity.js";
import { TaskEntity, type Task } from "./task.entity.js";

/** A task with its incident, locked together. */
export interface LoadedTask {
  readonly task: Task;
  readonly incident: Incident;
}

/** Loads a task under the viewer's scope and locks its incident until commit; what the viewer may not see is NOT_FOUND. */
export async function loadTask(
  tx: Transaction,
  taskId: string,
  expectedVersion?: number | null,
): Promise<Result<LoadedTask>> {
  if (!isId(taskId, "tsk")) return refuse("NOT_FOUND", { path: ["input", "taskId"] });
  const found = await tx.em.findOne(TaskEntity, { id: taskId });
  if (found === null) return refuse("NOT_FOUND", { path: ["input", "taskId"] });
  const incident = await loadIncident(tx, found.incidentId);
  if (!incident.ok) return refuse("NOT_FOUND", { path: ["input", "taskId"] });
  // Read again behind the lock: whoever held it before may have changed the task.
  const task = await tx.em.refresh(found);
  if (task === null) return refuse("NOT_FOUND", { path: ["input", "taskId"] });
  if (expectedVersion != null && expectedVersion !== task.version)
    return refuse("STALE_VERSION", { currentVersion: task.version, path: ["input", "expectedVersion"] });
  return accept({ task, incident: incident.value });
}

/** An assignment with its task and incident, locked together. */
export interface LoadedAssignment extends LoadedTask {
  readonly assignment: Assignment;
}

/** Loads an assignment under the viewer's scope and locks its incident until commit. */
export async function loadAssignment(
  tx: Transaction,
  assignmentId: string,
  expectedVersion?: number | null,
): Promise<Result<LoadedAssignment>> {
  const missing = refuse("NOT_FOUND", { path: ["input", "assignmentId"] });
  if (!isId(assignmentId, "asg")) return missing;
  const found = await tx.em.findOne(AssignmentEntity, { id: assignmentId });
  if (found === null) return missing;
  const loaded = await loadTask(tx, found.taskId);
  if (!loaded.ok) return missing;
  const assignment = await tx.em.refresh(found);
  if (assignment === null) return missing;
  if (expectedVersion != null && expectedVersion !== assignment.version) {
    return refuse("STALE_VERSION", { currentVersion: assignment.version, path: ["input", "expectedVersion"] });
  }
  return accept({ ...loaded.value, assignment });
}
