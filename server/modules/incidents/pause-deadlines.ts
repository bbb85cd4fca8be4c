import type { Transaction } from "../../platform/commands/index.js";
import { countyList, resumeAt, ROUND_THE_CLOCK } from "../matters/index.js";
import type { Incident } from "./incident.entity.js";
import { deadlinesOf, isRunning, refreshNextDue } from "./schedule-deadlines.js";

/** Stops every running clock of an incident. */
export async function pauseDeadlines(tx: Transaction, incident: Incident): Promise<void> {
  for (const deadline of await deadlinesOf(tx, incident)) if (isRunning(deadline)) deadline.pausedAt = tx.now;
  await refreshNextDue(tx, incident);
}

/** Lets paused clocks go on with what they had left, each in its own time; the upstream's deadline never waited. */
export async function resumeDeadlines(tx: Transaction, incident: Incident): Promise<void> {
  const list = await tx.reference(countyList);
  const hours = list.agencyById.get(incident.leadAgencyId ?? incident.commandingCenterId)?.hours ?? ROUND_THE_CLOCK;
  for (const deadline of await deadlinesOf(tx, incident)) {
    if (deadline.pausedAt == null) continue;
    if (deadline.clock != null) {
      const due = resumeAt({ dueAt: deadline.dueAt, pausedAt: deadline.pausedAt, resumedAt: tx.now, clock: deadline.clock }, list.calendar, hours);
      deadline.extendedFrom ??= deadline.dueAt;
      deadline.dueAt = due.dueAt;
      deadline.isProvisional ||= due.isProvisional;
    }
    deadline.pausedAt = null;
  }
  await refreshNextDue(tx, incident);
}
