import type { Post, Scope } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { isCenter, type AgencyKind } from "../organisations/index.js";

/** A post with what its scope is made from: where it serves, its agency, and the agencies that this one leads by its line. */
export interface PostInPlace {
  readonly post: Post;
  readonly divisionCode: string | null;
  readonly agency: { readonly id: Id<"agc">; readonly kind: AgencyKind; readonly divisionCode: string } | null;
  readonly ledAgencyIds: readonly Id<"agc">[];
}

const NOTHING: Scope = { areas: [], agencies: [] };

/**
 * What a post sees. Deny is the rule: a post without its place or agency sees nothing.
 * A grid worker or assistant sees their village, where everything they verify or check lies; by their agency, the grid center or the
 * enforcement office, they would see the whole township. Who administers accounts sees no incident.
 */
export function scopeOf({ post, divisionCode, agency, ledAgencyIds }: PostInPlace): Scope {
  switch (post) {
    case "COMMANDER":
    case "SHIFT_LEADER":
    case "DISPATCHER":
    case "INTAKE_CLERK":
    case "CHECKER":
    case "SUPERVISOR":
    case "AGENCY_LEADER":
      if (agency === null) return NOTHING;
      return {
        areas: answersForArea(agency.kind) ? [agency.divisionCode] : [],
        agencies: [agency.id, ...ledAgencyIds],
      };
    case "SQUAD_MEMBER":
      return agency === null ? NOTHING : { areas: [], agencies: [agency.id] };
    case "GRID_WORKER":
    case "VILLAGE_ASSISTANT":
    case "AUDITOR":
      return divisionCode === null ? NOTHING : { areas: [divisionCode], agencies: [] };
    case "ADMINISTRATOR":
      return NOTHING;
  }
}

/** Centers command their area; the township's own office manages every agency stationed in it. */
function answersForArea(kind: AgencyKind): boolean {
  return isCenter(kind) || kind === "TOWNSHIP_OFFICE";
}
