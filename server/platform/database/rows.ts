import type { EntityManager, InferKyselyDB, Kysely } from "@mikro-orm/postgresql";
import { PropertyRows, type Naming } from "./property-rows.js";

/** The tables of some entities as the query builder sees them: entity and property names as in the code. */
export type Rows<Entities extends { name: string }> = InferKyselyDB<Entities, Naming>;

/**
 * The query builder on the transaction of `em`, for lists and hot reads where hydrating entities costs more than the query.
 * The conditional type of getKysely cannot be resolved for a type parameter, so its result is stated once, here.
 */
export function rows<Entities extends { name: string }>(em: EntityManager): Kysely<Rows<Entities>> {
  return em.getKysely().withPlugin(new PropertyRows(em)) as unknown as Kysely<Rows<Entities>>;
}
