import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import { incidentEvent, moveIncidentBySystem } from "../incidents/index.js";

/** What was done on the spot, with its evidence. */
export interface SettledOnTheSpot {
  readonly resultCode: string;
  readonly result: string;
  readonly evidenceIds: readonly string[];
}

/** Closes a report with its own reporting: found, settled, recorded, counted apart. The objections were asked before. */
export async function settleOnTheSpot(tx: Transaction, incident: Incident, settled: SettledOnTheSpot): Promise<void> {
  await moveIncidentBySystem(tx, incident, "SETTLE");
  incident.disposition = "ON_THE_SPOT";
  incident.handledAt = tx.now;
  incident.closedAt = tx.now;
  tx.record(
    incidentEvent(incident, "incident.settled", "即报即结", {
      disposition: "ON_THE_SPOT",
      resultCode: settled.resultCode,
      result: settled.result,
    }),
  );
}
