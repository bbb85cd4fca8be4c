import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "./incident.entity.js";
import { retireDeadlines, scheduleIncidentDeadlines } from "./schedule-deadlines.js";

/** Begins a verification: while it lasts, the center owes no filing. */
export async function beginVerification(tx: Transaction, incident: Incident): Promise<void> {
  incident.verifyingSince = tx.now;
  await retireDeadlines(tx, incident, ["FILE"]);
}

/** Ends a verification: answered, filing counts from now; called back, it counts from the report as if nothing had been asked. */
export async function noteVerification(tx: Transaction, incident: Incident, isAnswered: boolean): Promise<void> {
  if (isAnswered) incident.verifiedAt = tx.now;
  else incident.verifyingSince = null;
  await scheduleIncidentDeadlines(tx, incident);
}
