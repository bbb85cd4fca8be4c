import type { Actor, Post } from "../../kernel/actor.js";

/** What the privacy rules need to know of an incident. */
export interface PrivateIncident {
  readonly isConfidential: boolean;
  readonly commandingCenterId: string;
  readonly leadAgencyId: string | null;
  readonly handlingAgencyIds: readonly string[];
}

/** Seats of the commanding center that call a reporter back: intake completes, dispatch asks for the way, the shift leader answers, the checker asks whether it is done. */
const CALLS_BACK: readonly Post[] = ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER", "CHECKER"];
/** Seats of the commanding center that keep a confidential incident. */
const KEEPS_CONFIDENCE: readonly Post[] = ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER", "CHECKER", "COMMANDER"];
/** Of a confidential incident the reporter is known to the fewest. */
const KNOWS_INFORMANT: readonly Post[] = ["INTAKE_CLERK", "SHIFT_LEADER"];
/** Who does the work in an agency. */
const HANDLES: readonly Post[] = ["AGENCY_LEADER", "SQUAD_MEMBER"];

const sitsIn = (actor: Actor, agencyId: string | null): boolean => agencyId !== null && actor.agencyId === agencyId;
const isOneOf = (actor: Actor, posts: readonly Post[]): boolean => posts.includes(actor.post);

/** Whether name and phone of a reporter are shown in full: to the center that calls back and to the lead agency that goes there; of confidential incidents only to intake and shift leader. */
export function maySeeReporter(actor: Actor, incident: PrivateIncident): boolean {
  if (actor.isViewingAs) return false;
  if (incident.isConfidential) return isOneOf(actor, KNOWS_INFORMANT) && sitsIn(actor, incident.commandingCenterId);
  const callsBack = isOneOf(actor, CALLS_BACK) && sitsIn(actor, incident.commandingCenterId);
  return callsBack || (isOneOf(actor, HANDLES) && sitsIn(actor, incident.leadAgencyId));
}

/** The center and the handling agency whose confidential incidents the actor may read; null where there is none. */
export function confidentialReach(actor: Actor): { readonly center: string | null; readonly handler: string | null } {
  if (actor.isViewingAs) return { center: null, handler: null };
  return {
    center: isOneOf(actor, KEEPS_CONFIDENCE) ? actor.agencyId : null,
    handler: isOneOf(actor, HANDLES) ? actor.agencyId : null,
  };
}

/** Seats that may have to call a reporter whose number they do not see by their post. */
const MAY_ASK: readonly Post[] = [...CALLS_BACK, ...HANDLES, "COMMANDER", "SUPERVISOR"];

/** Whether name and phone of a reporter are shown once to whoever gives a reason; never of a confidential incident. */
export function mayRevealReporter(actor: Actor, incident: PrivateIncident): boolean {
  return maySeeReporter(actor, incident) || (!incident.isConfidential && isOneOf(actor, MAY_ASK));
}

/** Whether the words of an incident are shown: to everybody who sees it, or, if it is confidential, to those who command or handle it. */
export function maySeeText(actor: Actor, incident: PrivateIncident): boolean {
  if (!incident.isConfidential) return true;
  const { center, handler } = confidentialReach(actor);
  return center === incident.commandingCenterId || (handler !== null && incident.handlingAgencyIds.includes(handler));
}

/** What stands in place of the words of a confidential incident. */
export const HIDDEN_TEXT = "（保密事件，内容仅限指挥与办理人员查看）";

/** A name with all but its first character hidden. */
export function maskName(name: string): string {
  const [first = "", ...others] = name;
  return `${first}${"*".repeat(Math.max(1, Math.min(others.length, 2)))}`;
}
