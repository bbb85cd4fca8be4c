import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { AssignmentEntity, AssignmentStatus } from "./assignment.entity.js";
import { LIVE_ASSIGNMENT_STATUSES } from "./assignment.lifecycle.js";
import type { Engagement } from "./availability.rules.js";

/** An assignment as the lists show it. */
export interface AssignmentRow {
  readonly id: Id<"asg">;
  readonly version: number;
  readonly incidentId: Id<"inc">;
  readonly taskId: Id<"tsk">;
  readonly squadId: Id<"sqd">;
  readonly status: AssignmentStatus;
  readonly overrideReason: string | null;
  readonly recallReason: string | null;
  readonly offeredAt: Date;
  readonly deliveredAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly departedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly clearedAt: Date | null;
}

const COLUMNS = [
  "id",
  "version",
  "incidentId",
  "taskId",
  "squadId",
  "status",
  "overrideReason",
  "recallReason",
  "offeredAt",
  "deliveredAt",
  "acceptedAt",
  "departedAt",
  "arrivedAt",
  "clearedAt",
] as const satisfies readonly (keyof AssignmentRow)[];

const select = (em: EntityManager) =>
  rows<typeof AssignmentEntity>(em).selectFrom("Assignment").select(COLUMNS).orderBy("offeredAt").orderBy("id");

/** The assignments with these ids, as far as the reader may see them. */
export async function assignmentsById(
  em: EntityManager,
  ids: readonly Id<"asg">[],
): Promise<ReadonlyMap<Id<"asg">, AssignmentRow>> {
  const found: AssignmentRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The assignments on these tasks, in the order in which they were offered. */
export async function assignmentsByTask(
  em: EntityManager,
  taskIds: readonly Id<"tsk">[],
): Promise<ReadonlyMap<Id<"tsk">, readonly AssignmentRow[]>> {
  const found: AssignmentRow[] = await select(em).where("taskId", "in", taskIds).execute();
  return Map.groupBy(found, (row) => row.taskId);
}

/** The live assignments of these squads that the reader may see, in the order in which they were offered. */
export async function liveAssignmentsBySquad(
  em: EntityManager,
  squadIds: readonly Id<"sqd">[],
): Promise<ReadonlyMap<Id<"sqd">, readonly AssignmentRow[]>> {
  const found: AssignmentRow[] = await select(em)
    .where("squadId", "in", squadIds)
    .where("status", "in", LIVE_ASSIGNMENT_STATUSES)
    .execute();
  return Map.groupBy(found, (row) => row.squadId);
}

/** How busy these squads are, counting also what the reader may not see; squads with nothing to do are left out. */
export async function engagementsBySquad(
  em: EntityManager,
  squadIds: readonly Id<"sqd">[],
): Promise<ReadonlyMap<Id<"sqd">, Engagement>> {
  const found = await em.execute<{ squad_id: Id<"sqd">; status: AssignmentStatus; count: number }[]>(
    "select squad_id, status, count from squad_engagement(array[?]::text[])",
    [squadIds],
  );
  const bySquad = Map.groupBy(found, (row) => row.squad_id);
  return new Map(
    [...bySquad].map(([id, statuses]) => [
      id,
      Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    ]),
  );
}
