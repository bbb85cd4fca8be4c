import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { DivisionEntity, DivisionKind, DivisionLevel } from "./division.entity.js";

/** A division without its boundary, which is heavy and read by itself. */
export interface DivisionRow {
  readonly code: string;
  readonly id: Id<"div">;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly kind: DivisionKind;
  readonly parentCode: string | null;
  readonly seatLongitude: number | null;
  readonly seatLatitude: number | null;
  readonly isBoundarySynthetic: boolean;
}

const COLUMNS = [
  "code",
  "id",
  "name",
  "level",
  "kind",
  "parentCode",
  "seatLongitude",
  "seatLatitude",
  "isBoundarySynthetic",
] as const;

const select = (em: EntityManager) => rows<typeof DivisionEntity>(em).selectFrom("Division").select(COLUMNS);

/** The divisions with these codes. */
export async function divisionsByCode(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, DivisionRow>> {
  const found: DivisionRow[] = await select(em).where("code", "in", codes).execute();
  return new Map(found.map((row) => [row.code, row]));
}

/** The divisions with these ids. */
export async function divisionsById(
  em: EntityManager,
  ids: readonly Id<"div">[],
): Promise<ReadonlyMap<Id<"div">, DivisionRow>> {
  const found: DivisionRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The divisions directly below each of these, in the order of their codes. */
export async function divisionsByParent(
  em: EntityManager,
  parentCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly DivisionRow[]>> {
  const found: DivisionRow[] = await select(em).where("parentCode", "in", parentCodes).orderBy("code").execute();
  return Map.groupBy(found, (row) => row.parentCode ?? "");
}

/** The divisions of a level, directly below a parent, both, or all of them, in the order of their codes. */
export function findDivisions(
  em: EntityManager,
  { level, parent }: { readonly level?: DivisionLevel | null; readonly parent?: string | null },
): Promise<readonly DivisionRow[]> {
  let query = select(em);
  if (level != null) query = query.where("level", "=", level);
  if (parent != null) query = query.where("parentCode", "=", parent);
  return query.orderBy("code").execute();
}

/** The boundaries of these divisions as GeoJSON; divisions without one are left out. */
export async function divisionBoundaries(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const found = await rows<typeof DivisionEntity>(em)
    .selectFrom("Division")
    .select(["code", "boundary"])
    .where("code", "in", codes)
    .execute();
  return new Map(found.filter(({ boundary }) => boundary !== null).map(({ code, boundary }) => [code, boundary]));
}
