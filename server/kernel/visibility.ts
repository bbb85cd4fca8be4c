import { createHash } from "node:crypto";
import type { Actor, Scope } from "./actor.js";

const MARK_LENGTH = 8;

/** Whom a row or journal entry concerns: its division, the divisions it also affects, and the agencies that take part. */
export interface Audience {
  readonly divisionCode: string;
  readonly affectedCodes: readonly string[];
  readonly agencyIds: readonly string[];
}

/** The one visibility rule as a function; the row-level policies state the same rule in SQL and a property test keeps them equal. */
export function isVisible(scope: Scope, audience: Audience): boolean {
  const fits = (code: string): boolean => scope.areas.some((area) => code.startsWith(area));
  return (
    fits(audience.divisionCode) ||
    audience.affectedCodes.some(fits) ||
    audience.agencyIds.some((id) => scope.agencies.some((own) => own === id))
  );
}

/** A text that is equal for two scopes exactly when they see the same rows. */
export function scopeKey(scope: Scope): string {
  return `${[...scope.areas].sort().join(",")}|${[...scope.agencies].sort().join(",")}`;
}

/**
 * Equal for two actors who see the same in every frame. The authorisation version is no part of it: it is counted for each person, so it
 * would part equal viewers; whoever's version moves is moved to the group of the new scope.
 */
export function viewerKey({ post, agencyId, divisionCode, squadId, gridCode, scope, isViewingAs }: Actor): string {
  return JSON.stringify([post, agencyId, divisionCode, squadId, gridCode, scopeKey(scope), isViewingAs]);
}

/** The same as a short text, for what readers hold: whoever comes back with another mark has to load anew. */
export function viewerMark(actor: Actor): string {
  return createHash("sha256").update(viewerKey(actor)).digest("base64url").slice(0, MARK_LENGTH);
}
