import type { DomainEvent } from "../../kernel/event.js";
import type { Audience } from "../../kernel/visibility.js";
import type { Incident } from "./incident.entity.js";

/** Whom an incident concerns at this moment. */
export function audienceOf(incident: Pick<Incident, "divisionCode" | "affectedCodes" | "agencyIds">): Audience {
  return {
    divisionCode: incident.divisionCode,
    affectedCodes: [...incident.affectedCodes],
    agencyIds: [...incident.agencyIds],
  };
}

/** An event of an incident, in its stream and for its audience. */
export function incidentEvent(
  incident: Incident,
  type: `incident.${string}`,
  summary: string,
  changes: Readonly<Record<string, unknown>> = {},
  occurredAt?: Date,
): DomainEvent {
  return {
    type,
    stream: incident.id,
    incidentId: incident.id,
    summary,
    changes: { status: incident.status, ...changes },
    audience: audienceOf(incident),
    ...(occurredAt ? { occurredAt } : {}),
  };
}
