import type { Post } from "../../generated/graphql.js";

/** Whether a post is held for a village; the others are held at an agency. */
const HELD_IN_VILLAGE: Readonly<Record<Post, boolean>> = {
  DISPATCHER: false,
  SHIFT_LEADER: false,
  INTAKE_CLERK: false,
  CHECKER: false,
  SUPERVISOR: false,
  COMMANDER: false,
  AGENCY_LEADER: false,
  SQUAD_MEMBER: false,
  GRID_WORKER: true,
  VILLAGE_ASSISTANT: true,
  AUDITOR: false,
  ADMINISTRATOR: false,
};

/** The seats that an administrator may look from, the busiest first. */
export const SEATS: readonly Post[] = (Object.keys(HELD_IN_VILLAGE) as readonly Post[]).filter(
  (post) => post !== "ADMINISTRATOR",
);

/** Whether a seat is looked for by its village; nothing chosen is not. */
export function isHeldInVillage(post: Post | undefined): boolean {
  return post !== undefined && HELD_IN_VILLAGE[post];
}
