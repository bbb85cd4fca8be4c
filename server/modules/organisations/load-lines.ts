import type { EntityManager } from "@mikro-orm/postgresql";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import { LineEntity } from "./agency.entity.js";

/** A line of work, as a file gives it. */
export interface LineToLoad {
  readonly code: string;
  readonly name: string;
}

/** Brings the lines to what is given, by code; one that is no longer given is kept, for agencies name it. */
export async function loadLines(em: EntityManager, rows: readonly LineToLoad[]): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, LineEntity, { key: ["code"], rows });
  return { ...merged, retired: [], kept: missing };
}
