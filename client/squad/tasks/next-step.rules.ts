import type { PhoneTask, Step } from "../store/phone-store.js";
import type { StepKind } from "../outbox/step-kinds.js";

type Assignment = PhoneTask["assignments"][number];
/** The one thing that a squad does next. */
export type NextStep = "ACCEPT" | "DEPART" | "ARRIVE" | "COMPLETE";

const NEXT: Readonly<Partial<Record<Assignment["status"], NextStep>>> = {
  OFFERED: "ACCEPT",
  ACCEPTED: "DEPART",
  EN_ROUTE: "ARRIVE",
  ON_SITE: "COMPLETE",
};

/** Where an assignment stands after each step, as soon as it is taken on the phone. */
const AFTER: Readonly<Partial<Record<StepKind, Assignment["status"]>>> = {
  ACCEPT: "ACCEPTED",
  DEPART: "EN_ROUTE",
  ARRIVE: "ON_SITE",
  COMPLETE: "CLEARED",
};

const LIVE: readonly PhoneTask["status"][] = ["OFFERED", "ACCEPTED", "RETURN_REQUESTED"];

/** The lane of what is done on a task. */
export function laneOf({ id }: Pick<PhoneTask, "id">): string {
  return `task ${id}`;
}

/** The assignment that a squad is on, the newest where it was sent again. */
export function ownAssignment(task: PhoneTask, squadId: string): Assignment | null {
  return task.assignments.findLast(({ squad }) => squad.id === squadId) ?? null;
}

/** A task as it stands once the steps that wait on this phone are carried out; a refused step and what waits behind it change nothing. */
export function withWaiting(task: PhoneTask, steps: readonly Step[], squadId: string): PhoneTask {
  const own = ownAssignment(task, squadId);
  if (own === null) return task;
  let { status } = own;
  let taskStatus = task.status;
  for (const step of steps.toSorted((a, b) => a.order - b.order)) {
    if (step.lane !== laneOf(task)) continue;
    if (step.refusal !== null) break;
    status = AFTER[step.kind] ?? status;
    if (step.kind === "ACCEPT" && taskStatus === "OFFERED") taskStatus = "ACCEPTED";
    if (step.kind === "COMPLETE") taskStatus = "DONE";
    if (step.kind === "RETURN") taskStatus = "RETURN_REQUESTED";
  }
  const assignments = task.assignments.map((each) => (each.id === own.id ? { ...each, status } : each));
  return { ...task, status: taskStatus, assignments };
}

/** What a squad does next on a task as it stands: one step forward, completing only what was signed; null where nothing is left to do. */
export function nextStep(task: PhoneTask, squadId: string): NextStep | null {
  const own = ownAssignment(task, squadId);
  if (own === null || !LIVE.includes(task.status)) return null;
  const next = NEXT[own.status] ?? null;
  // While a return is asked for, only a pending ruling of the county lets the work be completed (先办后裁), which the server says.
  const mayComplete = task.status === "ACCEPTED" || task.allowedActions.includes("COMPLETE");
  return next === "COMPLETE" && !mayComplete ? null : next;
}

/** Whether a squad may ask to return a task as it stands. */
export function mayReturn(task: PhoneTask, squadId: string): boolean {
  const own = ownAssignment(task, squadId);
  const isSent = own !== null && NEXT[own.status] !== undefined;
  const isHandling = task.role === "LEAD" || task.role === "ASSIST";
  return isSent && isHandling && (task.status === "OFFERED" || task.status === "ACCEPTED");
}

/** Whether a squad still has something to do with a task. */
export function isLive(task: PhoneTask, squadId: string): boolean {
  const own = ownAssignment(task, squadId);
  return own !== null && LIVE.includes(task.status) && NEXT[own.status] !== undefined;
}

const RANK: Readonly<Record<PhoneTask["incident"]["tier"], number>> = { EMERGENCY: 0, COORDINATED: 1, ORDINARY: 2 };

/** The order of a squad's list: emergencies first, then what is due first. */
export function byUrgency(a: PhoneTask, b: PhoneTask): number {
  return RANK[a.incident.tier] - RANK[b.incident.tier] || dueOf(a).localeCompare(dueOf(b)) || a.id.localeCompare(b.id);
}

/** When a task is due next: the first clock that runs; after all others where none does. */
export function dueOf({ deadlines }: Pick<PhoneTask, "deadlines">): string {
  const running = deadlines.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null);
  return running.map(({ dueAt }) => dueAt).toSorted()[0] ?? "9999";
}
