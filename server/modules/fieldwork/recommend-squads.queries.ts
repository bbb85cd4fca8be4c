import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { REFUSALS } from "../../kernel/refusal.js";
import { divisionsByCode } from "../geography/index.js";
import { incidentsById, type IncidentRow } from "../incidents/index.js";
import {
  agenciesByIds,
  maySeePosition,
  peopleByIds,
  squadsByAgencyIds,
  type AgencyRow,
  type PersonRow,
  type SquadRow,
} from "../organisations/index.js";
import { engagementsBySquad, tasksByIncident, isLiveTask } from "../dispatch/index.js";
import {
  recommendFrom,
  type IncidentPlace,
  type RecommendedSquads,
  type SquadInReach,
} from "./recommend-squads.rules.js";

/** Who asks for squads for which incident, of one agency or of all that owe something on it, at which instant. */
export interface RecommendationQuestion {
  readonly actor: Actor;
  readonly incidentId: Id<"inc">;
  readonly agencyId: Id<"agc"> | null;
  readonly now: Date;
}

/** The squads that could go, best first; an incident that the viewer does not see has none, in the words of NOT_FOUND. */
export async function recommendSquads(
  em: EntityManager,
  { actor, incidentId, agencyId, now }: RecommendationQuestion,
): Promise<RecommendedSquads> {
  const incident = (await incidentsById(em, [incidentId])).get(incidentId);
  if (incident === undefined)
    return { candidates: [], shortfall: [`${REFUSALS.NOT_FOUND.zh} ${REFUSALS.NOT_FOUND.en}`] };
  const agencyIds = agencyId === null ? await agenciesOf(em, incident) : [agencyId];
  if (agencyIds.length === 0) return { candidates: [], shortfall: ["尚未确定承办机构 No agency owes anything yet"] };
  const agencies = await agenciesByIds(em, agencyIds);
  const squads = [...(await squadsByAgencyIds(em, agencyIds)).values()].flat();
  if (squads.length === 0) return recommendFrom([], null, now);
  const engagements = await engagementsBySquad(
    em,
    squads.map(({ id }) => id),
  );
  const crewIds = [...new Set(squads.flatMap((squad) => squad.crewIds))];
  const crews = crewIds.length === 0 ? new Map<Id<"per">, PersonRow>() : await peopleByIds(em, crewIds);
  const inReach = squads.flatMap((squad): SquadInReach[] => {
    const agency = agencies.get(squad.agencyId);
    return agency === undefined
      ? []
      : [
          {
            ...facts(squad, crews),
            engagement: engagements.get(squad.id) ?? {},
            position: positionOf(squad, agency, actor),
          },
        ];
  });
  return recommendFrom(inReach, await placeOf(em, incident), now);
}

/** Who owes something now; before the dispatch, those that the list names. */
async function agenciesOf(em: EntityManager, incident: IncidentRow): Promise<readonly Id<"agc">[]> {
  const live = ((await tasksByIncident(em, [incident.id])).get(incident.id) ?? []).filter(isLiveTask);
  if (live.length > 0) return [...new Set(live.map((task) => task.agencyId))];
  return incident.leadAgencyId === null
    ? incident.supportingAgencyIds
    : [incident.leadAgencyId, ...incident.supportingAgencyIds];
}

function facts(
  squad: SquadRow,
  crews: ReadonlyMap<Id<"per">, PersonRow>,
): Pick<SquadInReach, "id" | "callSign" | "isOnDuty" | "requiredCertified" | "certifiedOnDuty"> {
  const { id, callSign, isOnDuty, requiredCertified, crewIds } = squad;
  return {
    id,
    callSign,
    isOnDuty,
    requiredCertified,
    certifiedOnDuty: crewIds.filter((person) => crews.get(person)?.isCertified === true).length,
  };
}

function positionOf(squad: SquadRow, agency: AgencyRow, actor: Actor): SquadInReach["position"] {
  const { longitude, latitude, positionTakenAt: takenAt } = squad;
  if (squad.isOnDuty && !maySeePosition(actor, { id: squad.id, isOnDuty: squad.isOnDuty, agency })) return "hidden";
  return longitude === null || latitude === null || takenAt === null ? null : { longitude, latitude, takenAt };
}

/** The place of an incident, or the seat of its village as the next best. */
async function placeOf(em: EntityManager, { longitude, latitude, villageCode }: IncidentRow): Promise<IncidentPlace> {
  if (longitude !== null && latitude !== null) return { longitude, latitude, isEstimated: false };
  if (villageCode === null) return null;
  const village = (await divisionsByCode(em, [villageCode])).get(villageCode);
  if (village === undefined || village.seatLongitude === null || village.seatLatitude === null) return null;
  return { longitude: village.seatLongitude, latitude: village.seatLatitude, isEstimated: true };
}
