import type { Actor } from "../../kernel/actor.js";

/** How an actor stands to an assignment. */
export interface AssignmentRelation {
  readonly squadId: string;
  readonly agencyId: string;
  readonly commandingCenterId: string;
}

type AssignmentRule = (actor: Actor, assignment: AssignmentRelation) => boolean;

const ofSquad: AssignmentRule = (actor, it) => actor.post === "SQUAD_MEMBER" && actor.squadId === it.squadId;
const leadsAgency: AssignmentRule = (actor, it) => actor.post === "AGENCY_LEADER" && actor.agencyId === it.agencyId;
const dispatchesFor: AssignmentRule = (actor, it) =>
  (actor.post === "DISPATCHER" || actor.post === "SHIFT_LEADER") && actor.agencyId === it.commandingCenterId;

/** The rights on assignments, one line each; leader and dispatcher act on behalf of a squad that calls in. */
export const ASSIGNMENT_RIGHTS = {
  moveOn: (actor, it) => ofSquad(actor, it) || leadsAgency(actor, it) || dispatchesFor(actor, it),
  recall: (actor, it) => leadsAgency(actor, it) || dispatchesFor(actor, it),
} as const satisfies Record<string, AssignmentRule>;

export type AssignmentRight = keyof typeof ASSIGNMENT_RIGHTS;

/** Tells which rights the actor holds on an assignment; whoever looks from another's seat holds none. */
export function holdsAssignmentRight(
  actor: Actor,
  assignment: AssignmentRelation,
): (right: AssignmentRight | "system") => boolean {
  return (right) => right !== "system" && !actor.isViewingAs && ASSIGNMENT_RIGHTS[right](actor, assignment);
}
