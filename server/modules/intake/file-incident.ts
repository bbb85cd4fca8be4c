import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList, type Tier } from "../matters/index.js";
import type { Incident } from "../incidents/index.js";
import {
  incidentEvent,
  loadIncident,
  mayMoveIncident,
  moveIncident,
  moveIncidentBySystem,
  scheduleIncidentDeadlines,
} from "../incidents/index.js";
import { locateReport, sentPlaceOf, type FoundPlace, type SaidPlace } from "./locate-report.js";
import { priorityOf } from "./priority.rules.js";
import { commandingCenterOf, recordOf, routeByList } from "./route-incident.js";

/** Filing by the shift leader, who may choose the matter, tier and place on the way. */
export interface FileIncidentInput extends SaidPlace {
  readonly idempotencyKey: string;
  readonly incidentId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly matterCode?: string | null | undefined;
  readonly tier?: Tier | null | undefined;
  readonly note?: string | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

/** Files an incident (受理立案); refuses without a matter, and routes again where matter, tier or place were changed. */
export async function fileIncident(
  tx: Transaction,
  input: FileIncidentInput,
): Promise<Result<{ incidentId: Id<"inc"> }>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const incident = loaded.value;
  const list = await tx.reference(countyList);
  const matterCode = input.matterCode ?? incident.matterCode ?? null;
  if (input.matterCode != null && !list.matters.has(input.matterCode)) {
    return refuse("INVALID_INPUT", {
      path: ["input", "matterCode"],
      because: `没有编码为 ${input.matterCode} 的事项。There is no matter ${input.matterCode}.`,
    });
  }
  // Filing is the moment at which a person takes over a guess: the matter shown is the matter chosen.
  const told = { hasMatter: matterCode !== null };
  const agreed = await mayMoveIncident(tx, incident, "FILE", told);
  if (!agreed.ok) return agreed;
  const place = await placeAfter(tx, list.countyCenter.divisionCode, incident, input);
  if (!place.ok) return place;
  const moved = await moveIncident(tx, incident, "FILE", told);
  if (!moved.ok) return moved;
  const matter = matterCode === null ? undefined : list.matters.get(matterCode);
  const former = incident.matterCode == null ? undefined : list.matters.get(incident.matterCode);
  incident.tier = input.tier ?? tierAfter(incident.tier, former, matter);
  incident.priority = priorityOf(incident.tier, matter);
  incident.matterCode = matterCode;
  incident.isMatterGuessed = false;
  incident.isConfidential ||= matter?.isConfidential ?? false;
  const { isOutsideCounty, ...found } = place.value;
  Object.assign(incident, found, isMoved(input) ? sentPlaceOf(input.location) : {});
  const routing = recordOf(
    await routeByList(tx, list, { matterCode, tier: incident.tier, place: { ...found, isOutsideCounty }, at: tx.now }),
  );
  incident.routing = routing;
  incident.leadAgencyId = routing.leadAgencyId;
  incident.supportingAgencyIds = [...routing.supportingAgencyIds];
  const center = commandingCenterOf(list, place.value, incident.tier, routing.leadAgencyId);
  // A place put right passes the command on; what the county commands it keeps until it hands it down.
  if (incident.commandingCenterId !== list.countyCenter.id) incident.commandingCenterId = center.id;
  incident.agencyIds = [...new Set([...incident.agencyIds, center.id])];
  incident.filedAt = tx.now;
  recordFiling(tx, incident, false, input.note ?? null);
  await scheduleIncidentDeadlines(tx, incident);
  return accept({ incidentId: incident.id });
}

/** A tier that came with the former matter changes with it; one that a person has set stays. */
function tierAfter(
  tier: Tier,
  former: { readonly tier: Tier } | undefined,
  matter: { readonly tier: Tier } | undefined,
): Tier {
  const usual = former?.tier ?? "ORDINARY";
  return tier === usual ? (matter?.tier ?? tier) : tier;
}

const isMoved = ({ location, divisionCode }: SaidPlace): boolean => location != null || divisionCode != null;

/** The place that an incident has after what was said on filing; what is left out stays as it is. */
async function placeAfter(
  tx: Transaction,
  countyCode: string,
  incident: Incident,
  said: SaidPlace,
): Promise<Result<FoundPlace>> {
  const { divisionCode, longitude, latitude, affectedCodes } = placeOf(incident);
  const affectedDivisionCodes = said.affectedDivisionCodes ?? affectedCodes;
  if (isMoved(said)) return locateReport(tx, countyCode, { ...said, affectedDivisionCodes });
  if (said.affectedDivisionCodes == null) return accept(placeOf(incident));
  return longitude === null || latitude === null
    ? locateReport(tx, countyCode, { divisionCode, affectedDivisionCodes })
    : locateReport(tx, countyCode, { location: { longitude, latitude }, affectedDivisionCodes });
}

/** Files in the same instant as the report, where nothing needs a person. */
export async function fileAtOnce(tx: Transaction, incident: Incident): Promise<void> {
  if (!(await moveIncidentBySystem(tx, incident, "FILE"))) return;
  incident.filedAt = tx.now;
  recordFiling(tx, incident, true, null);
}

function recordFiling(tx: Transaction, incident: Incident, isAutomatic: boolean, note: string | null): void {
  const { matterCode, tier, priority, divisionCode, gridCode, commandingCenterId, leadAgencyId } = incident;
  const changes = {
    isAutomatic,
    needsOperator: incident.routing?.needsOperator ?? true,
    matterCode,
    tier,
    priority,
    divisionCode,
    gridCode,
    commandingCenterId,
    leadAgencyId,
    note,
  };
  tx.record(incidentEvent(incident, "incident.filed", isAutomatic ? "自动受理立案" : "受理立案", changes));
}

/** The place that an incident has; one without a township and with a point was found outside the county. */
export function placeOf(incident: Incident): FoundPlace {
  return {
    divisionCode: incident.divisionCode,
    townshipCode: incident.townshipCode ?? null,
    villageCode: incident.villageCode ?? null,
    gridCode: incident.gridCode ?? null,
    affectedCodes: [...incident.affectedCodes],
    longitude: incident.longitude ?? null,
    latitude: incident.latitude ?? null,
    isOutsideCounty: incident.townshipCode == null && incident.longitude != null,
  };
}
