import type { Id } from "./ids.js";

/** The posts a person may hold; one of them is active at a time. */
export const POSTS = [
  "COMMANDER",
  "SHIFT_LEADER",
  "DISPATCHER",
  "INTAKE_CLERK",
  "CHECKER",
  "SUPERVISOR",
  "AGENCY_LEADER",
  "SQUAD_MEMBER",
  "GRID_WORKER",
  "VILLAGE_ASSISTANT",
  "AUDITOR",
  "ADMINISTRATOR",
] as const;

export type Post = (typeof POSTS)[number];

/** What a viewer may see: rows whose division starts with an area, or that one of the agencies takes part in. */
export interface Scope {
  readonly areas: readonly string[];
  readonly agencies: readonly Id<"agc">[];
}

/** A signed-in person acting in one post; every right is decided from this. */
export interface Actor {
  readonly personId: Id<"per">;
  readonly personName: string;
  readonly sessionId: Id<"ses">;
  readonly postId: Id<"pst">;
  readonly post: Post;
  readonly agencyId: Id<"agc"> | null;
  readonly divisionCode: string | null;
  readonly squadId: Id<"sqd"> | null;
  readonly gridCode: string | null;
  readonly scope: Scope;
  /** Grows whenever the person's posts or their scope change, so that live subscriptions notice. */
  readonly authorisationVersion: number;
  /** An administrator who looks at what another seat sees: reads as that seat without personal data, and changes nothing. */
  readonly isViewingAs: boolean;
}
