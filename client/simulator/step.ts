import type { Figure } from "./figures.js";

/** What somebody may do next; each is one command of the contract (`carry-out.ts`). */
export type Verb =
  | "MERGE"
  | "REQUEST_VERIFICATION"
  | "VERIFY"
  | "FILE"
  | "REJECT"
  | "DISPATCH"
  | "DISPATCH_ELSEWHERE"
  | "SIGN"
  | "REQUEST_RETURN"
  | "RULE_ON_RETURN"
  | "RULE_ON_DISPUTE"
  | "ASSIGN"
  | "TAKE"
  | "DEPART"
  | "ARRIVE"
  | "COMPLETE"
  | "REQUEST_CHECK"
  | "RECORD_CHECK"
  | "CLOSE";

/** A post of the domain that the simulator plays. */
export type Post =
  | "INTAKE_CLERK"
  | "DISPATCHER"
  | "SHIFT_LEADER"
  | "CHECKER"
  | "AGENCY_LEADER"
  | "SQUAD_MEMBER"
  | "GRID_WORKER";

/** Who does it: somebody in a post of an agency; for whom, where they do it for somebody who is on the telephone. */
export interface Doer {
  readonly post: Post;
  readonly agency: string;
  /** Only the crew of this very squad. */
  readonly squadId?: string;
  /** Only who serves this very place. */
  readonly division?: string;
  readonly onBehalf?: string;
}

/** One thing that is to be done, by whom and when. */
export interface Step {
  readonly verb: Verb;
  readonly incidentId: string;
  /** The task, assignment or incident it is done to. */
  readonly on: string;
  readonly round: number;
  /** The first of these who has a demo identity does it. */
  readonly doers: readonly Doer[];
  readonly wait: Figure | "travel";
  /** The due time that binds it; people work towards it. */
  readonly dueAt?: string | undefined;
  /** Left lying until its time has run out. */
  readonly isNeglected?: boolean;
}

/** Names a step: as long as a plan holds a step of this name, it is the same one. */
export function keyOf({ verb, on, round }: Step): string {
  return `${verb} ${on} ${round}`;
}

/** What a plan must know besides the incident itself. */
export interface Surroundings {
  /** The incident that this one repeats, where the simulator knows. */
  readonly repeats?: string | undefined;
  /** Whether an agency has a squad that the simulator can play. */
  readonly hasSquad: (agencyCode: string) => boolean;
}
