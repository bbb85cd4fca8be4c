import type { EntityManager } from "@mikro-orm/postgresql";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import { CenterLimitEntity } from "./calendar-day.entity.js";
import type { CenterLimitKind } from "./deadline-table.rules.js";
import type { Limit, Tier } from "./matter.entity.js";

/** A limit that binds the center itself, as a file gives it. */
export interface CenterLimitToLoad {
  readonly kind: CenterLimitKind;
  readonly tier: Tier;
  readonly limit: Limit;
  readonly source: string;
}

/** Brings the center's limits to what is given, by kind and tier; every kind and tier has one, so none is ever missing. */
export async function loadCenterLimits(em: EntityManager, limits: readonly CenterLimitToLoad[]): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, CenterLimitEntity, {
    key: ["kind", "tier"],
    rows: limits.map(({ limit: { amount, clock }, ...rest }) => ({ ...rest, amount, clock })),
  });
  return { ...merged, retired: [], kept: missing };
}
