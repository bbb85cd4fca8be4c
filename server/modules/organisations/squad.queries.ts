import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { Id } from "../../kernel/ids.js";
import type { AgencyEntity } from "./agency.entity.js";
import type { SquadEntity } from "./squad.entity.js";

const tables = (em: EntityManager) => rows<typeof SquadEntity | typeof AgencyEntity>(em);
const allSquads = (em: EntityManager) => tables(em).selectFrom("Squad").selectAll("Squad");

/** A squad as it is read. */
export type SquadRow = Awaited<ReturnType<ReturnType<typeof allSquads>["execute"]>>[number];

/** Which squads: of an agency, within a division and everything below it, on or off duty. */
export interface SquadFilter {
  readonly agencyId?: Id<"agc"> | null;
  readonly division?: string | null;
  readonly isOnDuty?: boolean | null;
}

/** Squads by id. */
export async function squadsByIds(
  em: EntityManager,
  ids: readonly Id<"sqd">[],
): Promise<ReadonlyMap<Id<"sqd">, SquadRow>> {
  const found = await allSquads(em).where("Squad.id", "in", ids).execute();
  return new Map(found.map((squad) => [squad.id, squad]));
}

/** The squads of each agency, in the order of their call signs. */
export async function squadsByAgencyIds(
  em: EntityManager,
  ids: readonly Id<"agc">[],
): Promise<ReadonlyMap<Id<"agc">, SquadRow[]>> {
  const found = await allSquads(em).where("Squad.agencyId", "in", ids).orderBy("callSign").execute();
  return Map.groupBy(found, ({ agencyId }) => agencyId);
}

/** The squads that fit a filter, in the order of their call signs. */
export function squads(
  em: EntityManager,
  { agencyId = null, division = null, isOnDuty = null }: SquadFilter,
): Promise<SquadRow[]> {
  let query = allSquads(em).innerJoin("Agency", "Agency.id", "Squad.agencyId").orderBy("callSign");
  if (agencyId !== null) query = query.where("Squad.agencyId", "=", agencyId);
  if (division !== null) query = query.where("Agency.divisionCode", "like", `${division}%`);
  if (isOnDuty !== null) query = query.where("Squad.isOnDuty", "=", isOnDuty);
  return query.execute();
}
