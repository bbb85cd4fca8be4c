import type { EntityManager } from "@mikro-orm/postgresql";
import { AssignmentEntity, type AssignmentStatus } from "./assignment.entity.js";
import { LIVE_ASSIGNMENT_STATUSES } from "./assignment.lifecycle.js";

/** How a squad stands to a task: whether it was sent and is still bound, and whether it is on site. */
export interface SquadStanding {
  readonly isSent: boolean;
  readonly isOnSite: boolean;
}

/** The standing of a squad by the statuses of its assignments on a task. */
export function standingOf(statuses: readonly AssignmentStatus[]): SquadStanding {
  return {
    isSent: statuses.some((status) => LIVE_ASSIGNMENT_STATUSES.includes(status)),
    isOnSite: statuses.includes("ON_SITE"),
  };
}

/** How a squad stands to a task now. */
export async function squadStandingFor(
  em: EntityManager,
  squadId: string | null,
  taskId: string,
): Promise<SquadStanding> {
  if (squadId === null) return standingOf([]);
  const sent = await em.find(
    AssignmentEntity,
    { taskId: taskId as `tsk_${string}`, squadId: squadId as `sqd_${string}` },
    { fields: ["status"], disableIdentityMap: true },
  );
  return standingOf(sent.map(({ status }) => status));
}
