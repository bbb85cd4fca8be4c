import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { cancelDeadlines, type Incident } from "../incidents/index.js";
import { countyList } from "../matters/index.js";
import { endAssignments } from "./end-assignments.js";
import { dropRequests } from "./return-requests.js";
import { scheduleTaskDeadlines } from "./schedule-task-deadlines.js";
import { squadStandingFor } from "./squad-standing.queries.js";
import { taskFacts, taskRelation } from "./task.facts.js";
import type { Task, TaskStatus } from "./task.entity.js";
import { isLiveTask, taskLifecycle, type TaskAction, type TaskFacts } from "./task.lifecycle.js";
import { holdsTaskRight } from "./task.policy.js";

/** Takes an action on a task if policy and lifecycle agree: elevates the transaction and sets the next status. */
export async function moveTask(
  tx: Transaction,
  task: Task,
  incident: Incident,
  action: TaskAction,
  told: Partial<TaskFacts> = {},
): Promise<Result<Task>> {
  const list = await tx.reference(countyList);
  const standing = await squadStandingFor(tx.em, tx.actor.squadId, task.id);
  const holds = holdsTaskRight(tx.actor, taskRelation(task, incident, list, standing));
  const next = taskLifecycle.move(task.status, action, taskFacts(task, incident, list, told), holds);
  if (!next.ok)
    return action === "ACCEPT" && next.refusal.code === "ILLEGAL_TRANSITION" && task.acceptedAt != null
      ? refuse("ALREADY_TAKEN", { currentVersion: task.version })
      : next;
  await tx.elevate();
  setStatus(tx, task, incident, next.value);
  return accept(task);
}

/** Takes an action that belongs to reactions and timers; false where the status does not allow it. */
export async function moveTaskBySystem(
  tx: Transaction,
  task: Task,
  incident: Incident,
  action: TaskAction,
): Promise<boolean> {
  const list = await tx.reference(countyList);
  const next = taskLifecycle.move(task.status, action, taskFacts(task, incident, list), (who) => who === "system");
  if (next.ok) setStatus(tx, task, incident, next.value);
  return next.ok;
}

/** The only place where a task's status changes, so that the incident's count of live tasks cannot drift. */
function setStatus(tx: Transaction, task: Task, incident: Incident, status: TaskStatus): void {
  const wasLive = isLiveTask(task);
  task.status = status;
  const isLive = isLiveTask(task);
  if (wasLive === isLive) return;
  incident.liveTasks += isLive ? 1 : -1;
  if (!isLive) task.endedAt = tx.now;
}

/** Ends what hangs on a task that nobody owes any more: its clocks, its squads' assignments, and a wish to return what was taken back. */
export async function endTask(tx: Transaction, task: Task, incident: Incident): Promise<void> {
  await scheduleTaskDeadlines(tx, task, incident);
  await cancelDeadlines(tx, incident, task.id);
  await endAssignments(tx, task, incident);
  if (task.status !== "DONE") await dropRequests(tx, task, incident);
}
