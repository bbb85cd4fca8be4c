import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { DivisionEntity } from "./division.entity.js";

/** The name of every division by its code. */
export type DivisionNames = ReadonlyMap<string, string>;

/** Reads the names of all divisions; read them through the reference cache. */
export async function divisionNames(em: EntityManager): Promise<DivisionNames> {
  const divisions = await rows<typeof DivisionEntity>(em).selectFrom("Division").select(["code", "name"]).execute();
  return new Map(divisions.map(({ code, name }) => [code, name]));
}

/** Township and village as people say them, or undefined where neither is known. */
export function nameOfPlace(
  names: DivisionNames,
  { townshipCode, villageCode }: { readonly townshipCode: string | null; readonly villageCode: string | null },
): string | undefined {
  const codes = [townshipCode, villageCode].filter((code) => code !== null);
  return codes.length === 0 ? undefined : codes.map((code) => names.get(code) ?? code).join("");
}
