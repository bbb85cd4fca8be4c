import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import type { AreaGeometry } from "./geometry.js";
import { GridEntity, type GridKind } from "./grid.entity.js";

/** A grid with its ground, as a file gives it. */
export interface GridToLoad {
  readonly code: string;
  readonly name: string;
  readonly kind: GridKind;
  readonly villageCode: string;
  readonly boundary: AreaGeometry | null;
}

/** Brings the grids to what is given, by code; one that is no longer given is kept, for incidents lie in it. */
export async function loadGrids(em: EntityManager, rows: readonly GridToLoad[]): Promise<LoadedRows> {
  const whenNew = () => ({ id: newId("grd") });
  const { missing, ...merged } = await mergeRows(em, GridEntity, { key: ["code"], rows, whenNew });
  return { ...merged, retired: [], kept: missing };
}
