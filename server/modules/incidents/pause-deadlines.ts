import type { Id } from "../../kernel/ids.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList, resumeAt, ROUND_THE_CLOCK } from "../matters/index.js";
import type { Incident } from "./incident.entity.js";
import { deadlinesOf, isRunning, refreshNextDue } from "./schedule-deadlines.js";

/** Stops every running clock of an incident and its tasks, but not the upstream's, which waits for nobody. */
export async function pauseDeadlines(tx: Transaction, incident: Incident): Promise<void> {
  for (const deadline of await deadlinesOf(tx, incident))
    if (isRunning(deadline) && deadline.clock != null) deadline.pausedAt = tx.now;
  await refreshNextDue(tx, incident);
}

/** Lets paused clocks of an incident (`taskId` null) or of one task go on with what they had left, in the hours of the agency that owes them. */
export async function resumeDeadlines(
  tx: Transaction,
  incident: Incident,
  taskId: Id<"tsk"> | null,
  agencyId: Id<"agc">,
): Promise<void> {
  const list = await tx.reference(countyList);
  const hours = list.agencyById.get(agencyId)?.hours ?? ROUND_THE_CLOCK;
  for (const deadline of await deadlinesOf(tx, incident)) {
    const { pausedAt, clock } = deadline;
    if (pausedAt == null || (deadline.taskId ?? null) !== taskId) continue;
    // What was met or ended during the pause has nothing left to run, and stands for good where it stood.
    if (deadline.metAt != null || deadline.cancelledAt != null) continue;
    deadline.pausedAt = null;
    if (clock == null) continue;
    const due = resumeAt({ dueAt: deadline.dueAt, pausedAt, resumedAt: tx.now, clock }, list.calendar, hours);
    deadline.extendedFrom ??= deadline.dueAt;
    deadline.dueAt = due.dueAt;
    deadline.isProvisional ||= due.isProvisional;
  }
  await refreshNextDue(tx, incident);
}
