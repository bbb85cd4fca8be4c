import type { Actor } from "../../kernel/actor.js";

/** How an actor stands to a task and its incident. */
export interface TaskRelation {
  readonly agencyId: string;
  readonly commandingCenterId: string;
  readonly role: "LEAD" | "ASSIST" | "VERIFY" | "CHECK";
  /** Whether a squad of the actor is on this task. */
  readonly isSent: boolean;
  /** Whether it is on site for it. */
  readonly isOnSite: boolean;
  /** The county's command center; only it rules on disputes. */
  readonly countyCenterId: string;
}

type TaskRule = (actor: Actor, task: TaskRelation) => boolean;

const leadsAgency: TaskRule = (actor, task) => actor.post === "AGENCY_LEADER" && actor.agencyId === task.agencyId;
const dispatchesFor: TaskRule = (actor, task) =>
  (actor.post === "DISPATCHER" || actor.post === "SHIFT_LEADER") && actor.agencyId === task.commandingCenterId;
const onSite: TaskRule = (actor, task) => actor.post === "SQUAD_MEMBER" && task.isOnSite;
const sent: TaskRule = (actor, task) => actor.post === "SQUAD_MEMBER" && task.isSent;
const verifiesOrChecks: TaskRule = (actor, task) =>
  (task.role === "VERIFY" || task.role === "CHECK") &&
  (actor.post === "GRID_WORKER" || (actor.post === "CHECKER" && actor.agencyId === task.agencyId));

/** The rights on tasks, one line each. */
export const TASK_RIGHTS = {
  acceptTask: (actor, task) => leadsAgency(actor, task) || dispatchesFor(actor, task),
  assignSquad: leadsAgency,
  assignSquadDirectly: dispatchesFor,
  // Who stands before the thing sees first that it is another agency's; the ruling stays with the center.
  requestReturn: (actor, task) => leadsAgency(actor, task) || sent(actor, task),
  ruleOnReturn: dispatchesFor,
  ruleOnReturnDispute: (actor, task) =>
    (actor.post === "SHIFT_LEADER" || actor.post === "COMMANDER") && actor.agencyId === task.countyCenterId,
  completeTask: (actor, task) =>
    leadsAgency(actor, task) || onSite(actor, task) || verifiesOrChecks(actor, task) || dispatchesFor(actor, task),
  recallTask: dispatchesFor,
  waiveTask: dispatchesFor,
} as const satisfies Record<string, TaskRule>;

export type TaskRight = keyof typeof TASK_RIGHTS;

/** Tells which rights the actor holds on a task; signing and completing for an agency is allowed to its commanding center on behalf, by phone; whoever looks from another's seat holds none. */
export function holdsTaskRight(actor: Actor, task: TaskRelation): (right: TaskRight | "system") => boolean {
  return (right) => right !== "system" && !actor.isViewingAs && TASK_RIGHTS[right](actor, task);
}
