import type { Actor, Post } from "../../kernel/actor.js";
import { isVisible } from "../../kernel/visibility.js";
import { positionAudience, type AgencyOfSquad } from "./squad.events.js";

/** A squad with its agency, as the policy needs to know them. */
export interface SquadInQuestion {
  readonly id: string;
  readonly isOnDuty: boolean;
  readonly agency: AgencyOfSquad;
}

const COMMANDING: readonly Post[] = ["SHIFT_LEADER", "DISPATCHER"];

/** Its own crew, the leader of its agency, and who dispatches in its area may put a squad on duty or take it off. */
export function maySetDuty(actor: Actor, squad: SquadInQuestion): boolean {
  return isCrew(actor, squad) || leads(actor, squad) || commands(actor, squad);
}

/** Only the squad's own people report where it is. */
export function mayReportPositions(actor: Actor, squad: SquadInQuestion): boolean {
  return isCrew(actor, squad);
}

/** A squad is seen on the map only while on duty, by whom its movements reach: police by police alone. */
export function maySeePosition(actor: Actor, squad: SquadInQuestion): boolean {
  return squad.isOnDuty && isVisible(actor.scope, positionAudience(squad.agency));
}

const isCrew = (actor: Actor, { id }: SquadInQuestion): boolean =>
  actor.post === "SQUAD_MEMBER" && actor.squadId === id;

const leads = (actor: Actor, { agency }: SquadInQuestion): boolean =>
  actor.post === "AGENCY_LEADER" && actor.agencyId === agency.id;

const commands = (actor: Actor, { agency }: SquadInQuestion): boolean =>
  COMMANDING.includes(actor.post) && actor.scope.areas.some((area) => agency.divisionCode.startsWith(area));
