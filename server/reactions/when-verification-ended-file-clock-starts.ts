import { noteVerification } from "../modules/incidents/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** The center owes the filing from the moment at which the grid worker's answer is in, or from the report where the question was called back. */
export const whenVerificationEndedFileClockStarts: Reaction = async (tx, event) => {
  const incident = await incidentOf(tx, event);
  if (event.changes["role"] !== "VERIFY" || incident.status !== "VERIFYING") return;
  await noteVerification(tx, incident, event.type === "task.done");
};
