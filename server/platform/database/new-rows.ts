import type { EntityManager } from "@mikro-orm/postgresql";

/** Rows to be added, by table and column. */
export type NewRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const FIRST_VERSION = 1;

/** The rows of the entities that were made and not written yet, by table, in the order in which they were made. */
export function newRows(em: EntityManager): NewRows {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const entity of em.getUnitOfWork().getPersistStack()) {
    const { tableName, props, versionProperty } = em.getMetadata(entity.constructor as never);
    const row: Record<string, unknown> = {};
    for (const { name, fieldNames } of props) {
      const value: unknown = name === versionProperty ? FIRST_VERSION : Reflect.get(entity, name);
      for (const column of fieldNames) row[column] = value ?? null;
    }
    (rows[tableName] ??= []).push(row);
  }
  return rows;
}
