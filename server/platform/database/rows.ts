import { MikroKyselyPlugin, type EntityManager, type InferKyselyDB, type Kysely } from "@mikro-orm/postgresql";
import { PropertyNames } from "./property-names.js";

const NAMING = { tableNamingStrategy: "entity", columnNamingStrategy: "property", convertValues: true } as const;

/** The tables of some entities as the query builder sees them: entity and property names as in the code. */
export type Rows<Entities extends { name: string }> = InferKyselyDB<Entities, typeof NAMING>;

/**
 * The query builder on the transaction of `em`, for lists and hot reads where hydrating entities costs more than the query.
 * The conditional type of getKysely cannot be resolved for a type parameter, so its result is stated once, here.
 */
export function rows<Entities extends { name: string }>(em: EntityManager): Kysely<Rows<Entities>> {
  const plain = em.getKysely().withPlugin(new PropertyNames());
  return plain.withPlugin(new MikroKyselyPlugin(em, NAMING)) as unknown as Kysely<Rows<Entities>>;
}
