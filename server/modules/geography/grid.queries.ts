import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { GridEntity, GridKind } from "./grid.entity.js";

/** A grid without its boundary, which is heavy and read by itself. */
export interface GridRow {
  readonly code: string;
  readonly id: Id<"grd">;
  readonly name: string;
  readonly kind: GridKind;
  readonly villageCode: string;
}

const COLUMNS = ["code", "id", "name", "kind", "villageCode"] as const;

const select = (em: EntityManager) => rows<typeof GridEntity>(em).selectFrom("Grid").select(COLUMNS);

/** The grids with these 15-digit codes. */
export async function gridsByCode(em: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, GridRow>> {
  const found: GridRow[] = await select(em).where("code", "in", codes).execute();
  return new Map(found.map((row) => [row.code, row]));
}

/** The grids with these ids. */
export async function gridsById(
  em: EntityManager,
  ids: readonly Id<"grd">[],
): Promise<ReadonlyMap<Id<"grd">, GridRow>> {
  const found: GridRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The grids inside each of these divisions, whatever their level, in the order of their codes. */
export async function gridsByDivision(
  em: EntityManager,
  divisionCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly GridRow[]>> {
  const found: GridRow[] = await select(em)
    .where((where) =>
      // A code begins with the code of the area that it lies in; `:` is the character after the digits.
      where.or(divisionCodes.map((code) => where.and([where("code", ">=", code), where("code", "<", `${code}:`)]))),
    )
    .orderBy("code")
    .execute();
  return new Map(divisionCodes.map((code) => [code, found.filter((row) => row.code.startsWith(code))]));
}

/** The boundaries of these grids as GeoJSON; grids without one are left out. */
export async function gridBoundaries(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const found = await rows<typeof GridEntity>(em)
    .selectFrom("Grid")
    .select(["code", "boundary"])
    .where("code", "in", codes)
    .execute();
  return new Map(found.filter(({ boundary }) => boundary !== null).map(({ code, boundary }) => [code, boundary]));
}
