import { POSTS, type Post } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import type { AgencyKind } from "../organisations/index.js";

/** A post that somebody of the demo county holds. */
export interface HeldPost {
  readonly personId: Id<"per">;
  readonly personCode: string;
  readonly post: Post;
  readonly divisionCode: string;
  readonly agencyCode: string;
  readonly agencyKind: AgencyKind;
  readonly lineCode: string | null;
}

/** A place whose posts get identities, with its name in Latin letters. */
export interface DemoPlace {
  readonly code: string;
  readonly slug: string;
}

/** Somebody who shall be able to sign in. */
export interface PlannedIdentity {
  readonly name: string;
  readonly personId: Id<"per">;
  readonly posts: readonly Post[];
  readonly division: string;
  readonly agency: string;
}

const COUNTY_DIGITS = 6;
const TOWNSHIP_DIGITS = 9;

const AGENCY_SLUGS: Readonly<Record<AgencyKind, string>> = {
  COMMAND_CENTER: "command-center",
  GRID_CENTER: "grid-center",
  ENFORCEMENT_OFFICE: "enforcement",
  POLICE_STATION: "police",
  NATURAL_RESOURCES_OFFICE: "natural-resources",
  WATER_CENTER: "water",
  MARKET_SUPERVISION_OFFICE: "market",
  JUSTICE_OFFICE: "justice",
  SERVICE_CENTER: "service",
  TOWNSHIP_OFFICE: "township-office",
  VILLAGE_COMMITTEE: "village",
  COUNTY_DEPARTMENT: "department",
  FIRE_RESCUE: "fire",
  HEALTH_INSTITUTION: "health",
  UTILITY: "utility",
};

/**
 * One identity for every role at these places: each post of their centers, their grid workers and assistants, and a leader and a squad
 * member of each agency. Who holds the fewest posts is taken first, so that a name signs in to the post it says; somebody who alone holds
 * two of these roles gets one identity for both.
 */
export function planIdentities(held: readonly HeldPost[], places: readonly DemoPlace[]): PlannedIdentity[] {
  const postsOf = Map.groupBy(held, ({ personId }) => personId);
  const countOf = ({ personId }: HeldPost) => postsOf.get(personId)?.length ?? 0;
  const ordered = held.toSorted(
    (a, b) => countOf(a) - countOf(b) || a.personCode.localeCompare(b.personCode) || rank(a) - rank(b),
  );
  const byRole = Map.groupBy(ordered, (post) => roleName(post, places));
  const taken = new Map<string, PlannedIdentity>();
  for (const [name, holders] of byRole) {
    const holder = name === null ? undefined : holders.find(({ personId }) => !taken.has(personId));
    if (name === null || holder === undefined) continue;
    const { personId, divisionCode, agencyCode } = holder;
    const posts = ordered.filter((post) => post.personId === personId).map(({ post }) => post);
    taken.set(personId, { name, personId, posts, division: divisionCode, agency: agencyCode });
  }
  return [...taken.values()];
}

const rank = ({ post }: HeldPost): number => POSTS.indexOf(post);

/** The name of a role, like yicheng-police-leader, or null where its place is none of these. */
function roleName(held: HeldPost, places: readonly DemoPlace[]): string | null {
  const digits = held.divisionCode.length === COUNTY_DIGITS ? COUNTY_DIGITS : TOWNSHIP_DIGITS;
  const place = places.find(({ code }) => code === held.divisionCode.slice(0, digits));
  if (place === undefined) return null;
  switch (held.post) {
    case "AGENCY_LEADER":
      return `${place.slug}-${agencySlug(held)}-leader`;
    case "SQUAD_MEMBER":
      return `${place.slug}-${agencySlug(held)}-squad`;
    case "COMMANDER":
    case "SHIFT_LEADER":
    case "DISPATCHER":
    case "INTAKE_CLERK":
    case "CHECKER":
    case "SUPERVISOR":
    case "GRID_WORKER":
    case "VILLAGE_ASSISTANT":
    case "AUDITOR":
    case "ADMINISTRATOR":
      return `${place.slug}-${hyphenated(held.post)}`;
  }
}

/** County bodies of one kind differ by their line, a township's by their kind. */
function agencySlug({ agencyKind, lineCode, divisionCode }: HeldPost): string {
  const isCountyBody = divisionCode.length === COUNTY_DIGITS && agencyKind !== "COMMAND_CENTER";
  return isCountyBody && lineCode !== null ? hyphenated(lineCode) : AGENCY_SLUGS[agencyKind];
}

const hyphenated = (word: string): string => word.toLowerCase().replaceAll("_", "-");
