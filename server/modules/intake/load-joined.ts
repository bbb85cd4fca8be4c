import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { holdsIncidentRight, loadIncident, type Incident } from "../incidents/index.js";
import { objectionToJoining } from "./join-incident.js";

/**
 * Loads and locks the open incident that a report joins; null where it joins none. Whoever may merge may add a report to any incident
 * that they see, whichever center commands it: that center loses nothing. What is settled on the spot joins nothing.
 */
export async function loadJoined(
  tx: Transaction,
  { intoIncidentId, settled }: { readonly intoIncidentId?: string | null | undefined; readonly settled?: unknown },
): Promise<Result<Incident | null>> {
  if (intoIncidentId == null) return accept(null);
  const path = ["input", "intoIncidentId"];
  if (!holdsIncidentRight(tx.actor)("merge")) return refuse("FORBIDDEN", { path });
  if (settled != null)
    return refuse("INVALID_INPUT", {
      path,
      because: "即报即结的上报不能并入其他事件。What is settled on the spot joins nothing.",
    });
  const loaded = await loadIncident(tx, intoIncidentId, null, "intoIncidentId");
  return loaded.ok ? (objectionToJoining(loaded.value) ?? loaded) : loaded;
}
