import type { Scope } from "./actor.js";

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
