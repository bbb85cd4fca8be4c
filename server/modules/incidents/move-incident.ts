import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList } from "../matters/index.js";
import type { Incident, IncidentStatus } from "./incident.entity.js";
import { incidentFacts } from "./incident.facts.js";
import { incidentLifecycle, type IncidentAction, type IncidentFacts } from "./incident.lifecycle.js";
import { holdsIncidentRight } from "./incident.policy.js";

/** Asks policy and lifecycle whether the actor may take an action now; changes nothing and gives the next status. */
export async function mayMoveIncident(
  tx: Transaction,
  incident: Incident,
  action: IncidentAction,
  told: Partial<IncidentFacts> = {},
): Promise<Result<IncidentStatus>> {
  const list = await tx.reference(countyList);
  return incidentLifecycle.move(
    incident.status,
    action,
    incidentFacts(incident, tx.actor, list, tx.now, told),
    holdsIncidentRight(tx.actor),
  );
}

/** Takes an action if policy and lifecycle agree: elevates the transaction and sets the next status. */
export async function moveIncident(
  tx: Transaction,
  incident: Incident,
  action: IncidentAction,
  told: Partial<IncidentFacts> = {},
): Promise<Result<Incident>> {
  const next = await mayMoveIncident(tx, incident, action, told);
  if (!next.ok) return next;
  await tx.elevate();
  incident.status = next.value;
  return accept(incident);
}

/** Takes an action that belongs to reactions and timers; false where the status does not allow it. */
export async function moveIncidentBySystem(
  tx: Transaction,
  incident: Incident,
  action: IncidentAction,
  told: Partial<IncidentFacts> = {},
): Promise<boolean> {
  const list = await tx.reference(countyList);
  const facts = incidentFacts(incident, tx.actor, list, tx.now, { isCommanding: true, ...told });
  const next = incidentLifecycle.move(incident.status, action, facts, () => true);
  if (next.ok) incident.status = next.value;
  return next.ok;
}
