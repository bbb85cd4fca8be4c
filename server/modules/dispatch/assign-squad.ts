import { LockMode } from "@mikro-orm/postgresql";
import { isId } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { SquadEntity } from "../organisations/index.js";
import { AssignmentEntity } from "./assignment.entity.js";
import { LIVE_ASSIGNMENT_STATUSES } from "./assignment.lifecycle.js";
import { loadTask } from "./load-task.js";
import { moveTask } from "./move-task.js";
import { offerAssignment } from "./offer-assignment.js";
import { squadObjection } from "./squad-objection.js";
import type { TaskAnswer, TaskInput } from "./task-input.js";

/** A squad for a task. */
export interface AssignSquadInput extends TaskInput {
  readonly squadId: string;
  readonly overrideReason?: string | null | undefined;
}

/** Sends a squad of the task's agency; an unavailable one only with a reason, and never the same squad twice on one task. */
export async function assignSquad(tx: Transaction, input: AssignSquadInput): Promise<Result<TaskAnswer>> {
  const path = ["input", "squadId"];
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { task, incident } = loaded.value;
  const squad = isId(input.squadId, "sqd")
    ? await tx.em.findOne(SquadEntity, { id: input.squadId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (squad === null) return refuse("NOT_FOUND", { path });
  if (squad.agencyId !== task.agencyId) return refuse("SQUAD_OF_OTHER_AGENCY", { path });
  const moved = await moveTask(tx, task, incident, "ASSIGN");
  if (!moved.ok) return moved;
  const isThere = await tx.em.count(AssignmentEntity, {
    taskId: task.id,
    squadId: squad.id,
    status: { $in: [...LIVE_ASSIGNMENT_STATUSES] },
  });
  if (isThere > 0)
    return refuse("ALREADY_TAKEN", { path, because: `${squad.name}已在此任务上。This squad is on the task already.` });
  const objection = await squadObjection(tx, squad, input.overrideReason ?? null, path);
  if (objection !== null) return objection;
  offerAssignment(tx, incident, task, squad, {
    overrideReason: input.overrideReason ?? null,
    isDirect: tx.actor.agencyId !== task.agencyId,
  });
  return accept({ taskId: task.id });
}
