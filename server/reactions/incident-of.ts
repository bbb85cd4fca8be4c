import type { DomainEvent } from "../kernel/event.js";
import { IncidentEntity, type Incident } from "../modules/incidents/index.js";
import type { Transaction } from "../platform/commands/index.js";

/** The incident of an event, as the command has it in hand. */
export async function incidentOf(tx: Transaction, event: DomainEvent): Promise<Incident> {
  if (event.incidentId === undefined) throw new Error(`the event ${event.type} belongs to no incident`);
  const known = tx.em.getUnitOfWork().getById<Incident>(IncidentEntity, event.incidentId);
  return known ?? tx.em.findOneOrFail(IncidentEntity, { id: event.incidentId });
}
