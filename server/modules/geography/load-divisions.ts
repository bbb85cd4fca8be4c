import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import { DivisionEntity, type DivisionKind, type DivisionLevel } from "./division.entity.js";
import type { AreaGeometry, GeoPoint } from "./geometry.js";

/** A county, township or village with its ground, as a file gives it. */
export interface DivisionToLoad {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly kind: DivisionKind;
  readonly parentCode: string | null;
  readonly seat: GeoPoint | null;
  readonly pinyin?: string | undefined;
  readonly pinyinInitials?: string | undefined;
  readonly area: { readonly geometry: AreaGeometry; readonly synthetic: boolean } | null;
}

/** Brings the divisions to what is given, by code; one that is no longer given is kept, for incidents lie in it. */
export async function loadDivisions(em: EntityManager, divisions: readonly DivisionToLoad[]): Promise<LoadedRows> {
  const rows = divisions.map(({ seat, area, pinyin, pinyinInitials, ...division }) => ({
    ...division,
    seatLongitude: seat?.longitude ?? null,
    seatLatitude: seat?.latitude ?? null,
    boundary: area?.geometry ?? null,
    isBoundarySynthetic: area?.synthetic ?? true,
    pinyin: pinyin ?? null,
    pinyinInitials: pinyinInitials ?? null,
  }));
  const whenNew = () => ({ id: newId("div") });
  const { missing, ...merged } = await mergeRows(em, DivisionEntity, { key: ["code"], rows, whenNew });
  return { ...merged, retired: [], kept: missing };
}
