import type { Actor } from "../../kernel/actor.js";

/** Who administers accounts ends those of others, never their own: somebody must be left to undo a mistake. */
export const mayDisablePerson = (actor: Actor, personId: string): boolean =>
  actor.post === "ADMINISTRATOR" && actor.personId !== personId;

/** Who administers accounts looks at what any other seat sees, to answer why somebody does not see something. */
export const mayViewAs = (actor: Actor): boolean => actor.post === "ADMINISTRATOR" || actor.isViewingAs;

/** Everybody goes on in any post that is theirs, and in no other. */
export const maySwitchTo = (actor: Actor, post: { readonly personId: string }): boolean =>
  post.personId === actor.personId;
