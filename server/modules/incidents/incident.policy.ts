import type { Actor, Post } from "../../kernel/actor.js";

/** What the policy needs to know of an incident. */
export interface CommandedIncident {
  readonly commandingCenterId: string;
  readonly handlingAgencyIds: readonly string[];
  readonly isConfidential: boolean;
}

/** The rights on incidents, one line each: which posts hold it. Whether their center commands is the lifecycle's guard. */
export const INCIDENT_RIGHTS = {
  report: [
    "INTAKE_CLERK",
    "DISPATCHER",
    "SHIFT_LEADER",
    "COMMANDER",
    "CHECKER",
    "SUPERVISOR",
    "AGENCY_LEADER",
    "SQUAD_MEMBER",
    "GRID_WORKER",
    "VILLAGE_ASSISTANT",
  ],
  settleOnTheSpot: ["GRID_WORKER", "VILLAGE_ASSISTANT", "SQUAD_MEMBER"],
  requestVerification: ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER"],
  file: ["SHIFT_LEADER"],
  reject: ["SHIFT_LEADER"],
  merge: ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER"],
  split: ["DISPATCHER", "SHIFT_LEADER"],
  dispatch: ["DISPATCHER", "SHIFT_LEADER"],
  callCounty: ["DISPATCHER", "SHIFT_LEADER", "COMMANDER"],
  handDown: ["DISPATCHER", "SHIFT_LEADER", "COMMANDER"],
  takeOver: ["SHIFT_LEADER", "COMMANDER"],
  changeTier: ["SHIFT_LEADER", "COMMANDER"],
  returnFeedback: ["DISPATCHER", "SHIFT_LEADER"],
  requestCheck: ["DISPATCHER", "SHIFT_LEADER", "CHECKER"],
  recordCheck: ["CHECKER", "GRID_WORKER"],
  close: ["SHIFT_LEADER"],
  reopen: ["SHIFT_LEADER"],
  cancel: ["SHIFT_LEADER"],
  suspend: ["SHIFT_LEADER"],
  resume: ["SHIFT_LEADER"],
  addNote: [
    "INTAKE_CLERK",
    "DISPATCHER",
    "SHIFT_LEADER",
    "COMMANDER",
    "CHECKER",
    "SUPERVISOR",
    "AGENCY_LEADER",
    "SQUAD_MEMBER",
    "GRID_WORKER",
    "VILLAGE_ASSISTANT",
  ],
} as const satisfies Record<string, readonly Post[]>;

export type IncidentRight = keyof typeof INCIDENT_RIGHTS;

/** Tells whether the actor's post holds a right; "system" is held by reactions and timers alone, nothing by whoever looks from another's seat. */
export function holdsIncidentRight(actor: Actor): (right: IncidentRight | "system") => boolean {
  return (right) =>
    right !== "system" && !actor.isViewingAs && (INCIDENT_RIGHTS[right] as readonly Post[]).includes(actor.post);
}
