import type { Actor } from "../../kernel/actor.js";
import type { Incident } from "../incidents/index.js";
import type { CountyList } from "../matters/index.js";
import type { SquadStanding } from "./squad-standing.queries.js";
import type { Task } from "./task.entity.js";
import { taskLifecycle, type TaskAction, type TaskFacts } from "./task.lifecycle.js";
import { holdsTaskRight, type TaskRelation } from "./task.policy.js";

/** The columns of a task that decide what may be done with it. */
export type DecidingTask = Pick<Task, "status" | "role" | "agencyId" | "arrivedAt" | "statusBeforeReturn">;

/** The columns of its incident that decide with it. */
export type DecidingIncident = Pick<Incident, "tier" | "matterCode" | "commandingCenterId" | "isRulingPending">;

/** How an actor stands to a task, by what the actor's squad does there. */
export function taskRelation(
  task: DecidingTask,
  incident: DecidingIncident,
  list: CountyList,
  standing: SquadStanding,
): TaskRelation {
  return {
    agencyId: task.agencyId,
    role: task.role,
    commandingCenterId: incident.commandingCenterId,
    ...standing,
    countyCenterId: list.countyCenter.id,
  };
}

/** The facts that the guards look at, from task and incident as they are and what the command adds. */
export function taskFacts(
  task: DecidingTask,
  incident: DecidingIncident,
  list: CountyList,
  told: Partial<TaskFacts> = {},
): TaskFacts {
  const matter = incident.matterCode == null ? undefined : list.matters.get(incident.matterCode);
  return {
    role: task.role,
    isEmergency: incident.tier === "EMERGENCY",
    agencyAcceptsDirectDispatch: list.agencyById.get(task.agencyId)?.acceptsDirectDispatch ?? false,
    isRulingPending: incident.isRulingPending,
    statusBeforeReturn: task.statusBeforeReturn ?? null,
    hasArrived: task.arrivedAt != null,
    basis: null,
    hasReturnedForSameReason: false,
    evidenceCount: null,
    needsEvidence: matter?.needsEvidence ?? false,
    resultCode: null,
    resultCodes: matter?.resultCodes ?? [],
    isCheckRecorded: false,
    ...told,
  };
}

/** The actions that this actor may take on a task now; the same table and facts decide the commands. */
export function allowedTaskActions(
  task: DecidingTask,
  incident: DecidingIncident,
  actor: Actor,
  list: CountyList,
  standing: SquadStanding,
): TaskAction[] {
  const holds = holdsTaskRight(actor, taskRelation(task, incident, list, standing));
  return taskLifecycle.allowedActions(task.status, taskFacts(task, incident, list), holds);
}
