import type { DomainEvent } from "../../kernel/event.js";
import { audienceOf, type Incident } from "../incidents/index.js";
import type { Assignment } from "./assignment.entity.js";
import type { Task } from "./task.entity.js";

/** An event of a task, in the stream of its incident. */
export function taskEvent(
  incident: Incident,
  task: Task,
  type: `task.${string}`,
  summary: string,
  changes: Readonly<Record<string, unknown>> = {},
  occurredAt?: Date,
): DomainEvent {
  return {
    type,
    stream: incident.id,
    incidentId: incident.id,
    taskId: task.id,
    summary,
    changes: { status: task.status, role: task.role, round: task.round, agencyId: task.agencyId, ...changes },
    audience: audienceOf(incident),
    ...(occurredAt ? { occurredAt } : {}),
  };
}

/** An event of an assignment, in the stream of its incident. */
export function assignmentEvent(
  incident: Incident,
  task: Task,
  assignment: Assignment,
  type: `assignment.${string}`,
  summary: string,
  changes: Readonly<Record<string, unknown>> = {},
  occurredAt?: Date,
): DomainEvent {
  return {
    type,
    stream: incident.id,
    incidentId: incident.id,
    taskId: task.id,
    assignmentId: assignment.id,
    squadId: assignment.squadId,
    summary,
    changes: { status: assignment.status, agencyId: task.agencyId, ...changes },
    audience: audienceOf(incident),
    ...(occurredAt ? { occurredAt } : {}),
  };
}
