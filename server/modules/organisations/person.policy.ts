import type { Actor, Post } from "../../kernel/actor.js";

/** A person as the policy needs to know them: who, and where they serve. */
export interface PersonInQuestion {
  readonly id: string;
  readonly posts: readonly { readonly agencyId: string | null; readonly divisionCode: string | null }[];
}

/** Those who call people on duty by telephone. */
const CALLERS: readonly Post[] = ["SHIFT_LEADER", "DISPATCHER"];

/** Everybody sees their own number; who calls squads sees those of the own area; a leader those of the own agency; all others see it masked. */
export function maySeePhone(actor: Actor, person: PersonInQuestion): boolean {
  if (isSelf(actor, person)) return true;
  return !actor.isViewingAs && ((CALLERS.includes(actor.post) && servesInArea(actor, person)) || leads(actor, person));
}

const isSelf = (actor: Actor, person: PersonInQuestion): boolean => actor.personId === person.id;

const servesInArea = (actor: Actor, { posts }: PersonInQuestion): boolean =>
  posts.some(
    ({ divisionCode }) => divisionCode !== null && actor.scope.areas.some((area) => divisionCode.startsWith(area)),
  );

const leads = (actor: Actor, { posts }: PersonInQuestion): boolean =>
  actor.post === "AGENCY_LEADER" && posts.some(({ agencyId }) => agencyId !== null && agencyId === actor.agencyId);
