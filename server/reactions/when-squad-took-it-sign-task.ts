import { signForSquad, TaskEntity } from "../modules/dispatch/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** An agency whose squad has accepted, set out or arrived has signed. */
export const whenSquadTookItSignTask: Reaction = async (tx, event) => {
  if (event.taskId === undefined) return;
  const task = await tx.em.findOneOrFail(TaskEntity, { id: event.taskId });
  await signForSquad(tx, task, await incidentOf(tx, event));
};
