import type { Actor } from "../../kernel/actor.js";
import type { CountyList } from "../matters/index.js";
import type { Incident } from "./incident.entity.js";
import { incidentLifecycle, type IncidentAction, type IncidentFacts } from "./incident.lifecycle.js";
import { holdsIncidentRight } from "./incident.policy.js";

/** The columns that decide what may be done with an incident. */
export type DecidingIncident = Readonly<
  Pick<
    Incident,
    | "status"
    | "source"
    | "matterCode"
    | "isMatterGuessed"
    | "arrivedAt"
    | "commandingCenterId"
    | "isRulingPending"
    | "liveTasks"
    | "checkResult"
    | "suspendedFrom"
    | "leadAgencyId"
    | "closedAt"
  >
> & { readonly handlingAgencyIds: readonly string[] };

const DAY_MILLISECONDS = 86_400_000;

/** The facts that the guards look at, from the incident as it is and what the command adds. */
export function incidentFacts(
  incident: DecidingIncident,
  actor: Actor,
  list: CountyList,
  now: Date,
  told: Partial<IncidentFacts> = {},
): IncidentFacts {
  const lead =
    incident.leadAgencyId === null || incident.leadAgencyId === undefined
      ? undefined
      : list.agencyById.get(incident.leadAgencyId);
  return {
    source: incident.source,
    hasMatter: incident.matterCode != null && !incident.isMatterGuessed,
    hasArrived: incident.arrivedAt != null,
    isCommanding: actor.agencyId === incident.commandingCenterId,
    isOfCounty: actor.agencyId === list.countyCenter.id,
    isCommandedByCounty: incident.commandingCenterId === list.countyCenter.id,
    isRulingPending: incident.isRulingPending,
    liveTasks: incident.liveTasks,
    checkResult: incident.checkResult ?? null,
    checkOutcome: null,
    isCheckerHandler: actor.agencyId !== null && incident.handlingAgencyIds.includes(actor.agencyId),
    disposition: null,
    suspendedFrom: incident.suspendedFrom ?? null,
    isTownshipLead: lead !== undefined && lead.divisionCode !== list.countyCenter.divisionCode,
    daysSinceClosed: incident.closedAt == null ? 0 : (now.getTime() - incident.closedAt.getTime()) / DAY_MILLISECONDS,
    ...told,
  };
}

/** The actions that this actor may take now; the same table and facts decide the commands. */
export function allowedIncidentActions(
  incident: DecidingIncident,
  actor: Actor,
  list: CountyList,
  now: Date,
): IncidentAction[] {
  const facts = incidentFacts(incident, actor, list, now, { hasMatter: true });
  return incidentLifecycle
    .allowedActions(incident.status, facts, holdsIncidentRight(actor))
    .filter((action) => action !== "SETTLE");
}
