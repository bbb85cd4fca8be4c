import type { Actor } from "../../kernel/actor.js";

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
