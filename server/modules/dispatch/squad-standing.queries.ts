import type { EntityManager } from "@mikro-orm/postgresql";
import { AssignmentEntity } from "./assignment.entity.js";
import { standingOf, type SquadStanding } from "./squad-standing.rules.js";

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
