import type { Id } from "../../kernel/ids.js";
import { accept, refuse } from "../../kernel/result.js";
import type { Command } from "../../platform/commands/index.js";
import { agenciesByIds } from "./agency.queries.js";
import { chooseCrew } from "./crew.rules.js";
import { membersBySquadIds } from "./person.queries.js";
import { SquadEntity } from "./squad.entity.js";
import { squadOffDuty, squadOnDuty } from "./squad.events.js";
import { maySetDuty } from "./squad.policy.js";

/** Puts a squad on duty with a crew and a vehicle, or takes it off. */
export interface SetSquadDuty {
  readonly squadId: Id<"sqd">;
  readonly expectedVersion?: number | null | undefined;
  readonly isOnDuty: boolean;
  readonly crewIds?: readonly string[] | null | undefined;
  readonly vehicle?: string | null | undefined;
}

/** What both commands about a squad answer. */
export interface SquadAnswer {
  readonly squadId: Id<"sqd">;
}

/** Sets duty, crew and vehicle; refuses a crew of others or with too few certified officers, and changes nothing where all is so already. */
export const setSquadDuty: Command<SetSquadDuty, SquadAnswer> = async (tx, input) => {
  const squad = await tx.em.findOne(SquadEntity, { id: input.squadId });
  const agency = squad === null ? undefined : (await agenciesByIds(tx.em, [squad.agencyId])).get(squad.agencyId);
  if (squad === null || agency === undefined) return refuse("NOT_FOUND", { path: ["input", "squadId"] });
  if (!maySetDuty(tx.actor, { id: squad.id, isOnDuty: squad.isOnDuty, agency })) return refuse("FORBIDDEN");
  if ((input.expectedVersion ?? squad.version) !== squad.version) {
    return refuse("STALE_VERSION", { currentVersion: squad.version });
  }
  await tx.elevate();
  if (!input.isOnDuty) {
    if (squad.isOnDuty) tx.record(squadOffDuty(squad, agency));
    Object.assign(squad, { isOnDuty: false, dutySince: null, crewIds: [], vehicle: null });
    return accept({ squadId: squad.id });
  }
  const members = (await membersBySquadIds(tx.em, [squad.id])).get(squad.id) ?? [];
  const crew = chooseCrew(members, input.crewIds ?? null, squad.requiredCertified);
  if (!crew.ok) return crew;
  const crewIds = crew.value.map(({ id }) => id);
  const vehicle = input.vehicle ?? null;
  const isSame = squad.isOnDuty && squad.vehicle === vehicle && crewIds.join() === squad.crewIds.join();
  if (isSame) return accept({ squadId: squad.id });
  tx.record(squadOnDuty(squad, agency, crewIds, vehicle));
  Object.assign(squad, { isOnDuty: true, dutySince: squad.isOnDuty ? squad.dutySince : tx.now, crewIds, vehicle });
  return accept({ squadId: squad.id });
};
