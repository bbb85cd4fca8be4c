import type { Actor } from "../../kernel/actor.js";
import { scopeKey } from "../../kernel/visibility.js";

const NOBODY = "00000000-0000-7000-8000-000000000000";

/**
 * The viewer in whose name a group's frames are made: the post, place and scope that all of its members have, and no person, so that
 * what only somebody themself may see (their own telephone number) never reaches the others.
 */
export function groupViewer(actor: Actor): Actor {
  return {
    ...actor,
    personId: `per_${NOBODY}`,
    personName: "",
    sessionId: `ses_${NOBODY}`,
    postId: `pst_${NOBODY}`,
    authorisationVersion: 0,
  };
}

/**
 * Equal for two actors who see the same in every frame. The authorisation version is no part of it: it is counted for each person, so it
 * would part equal viewers; whoever's version moves is moved to the group of the new scope.
 */
export function viewerKey({ post, agencyId, divisionCode, squadId, gridCode, scope, isViewingAs }: Actor): string {
  return JSON.stringify([post, agencyId, divisionCode, squadId, gridCode, scopeKey(scope), isViewingAs]);
}
