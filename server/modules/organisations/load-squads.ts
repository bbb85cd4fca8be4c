import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, rows, type LoadedRows } from "../../platform/database/index.js";
import type { AgencyEntity } from "./agency.entity.js";
import { SquadEntity } from "./squad.entity.js";

/** A squad, as a file gives it. */
export interface SquadToLoad {
  readonly callSign: string;
  readonly name: string;
  readonly agencyCode: string;
  readonly requiredCertified: number;
}

/** Brings the squads to what is given, by call sign; duty, crew and position are never touched, and a squad that is no longer given is kept. */
export async function loadSquads(em: EntityManager, squads: readonly SquadToLoad[]): Promise<LoadedRows> {
  const agencies = await rows<typeof AgencyEntity>(em).selectFrom("Agency").select(["code", "id"]).execute();
  const ids = new Map(agencies.map(({ code, id }) => [code, id]));
  const { missing, ...merged } = await mergeRows(em, SquadEntity, {
    key: ["callSign"],
    rows: squads.map(({ agencyCode, ...squad }) => ({ ...squad, agencyId: ids.get(agencyCode) ?? null })),
    whenNew: () => ({ id: newId("sqd"), version: 1, isOnDuty: false, crewIds: [] }),
  });
  return { ...merged, retired: [], kept: missing };
}
