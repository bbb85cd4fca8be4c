import type { EntityManager } from "@mikro-orm/postgresql";
import { AssignmentEntity } from "./assignment.entity.js";

/** Tells whether a squad is on site for a task. */
export async function isOnSiteFor(em: EntityManager, squadId: string | null, taskId: string): Promise<boolean> {
  if (squadId === null) return false;
  return (
    (await em.count(AssignmentEntity, {
      taskId: taskId as `tsk_${string}`,
      squadId: squadId as `sqd_${string}`,
      status: "ON_SITE",
    })) > 0
  );
}
