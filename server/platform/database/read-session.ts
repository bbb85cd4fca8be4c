import { IsolationLevel, type EntityManager, type MikroORM } from "@mikro-orm/postgresql";
import type { Reader } from "./reader.js";

/** One read-only repeatable-read snapshot: everything read through it belongs to the same instant. */
export interface ReadSession {
  /** The entity manager of the snapshot; begins the transaction with its first call and throws after the end. */
  em(): Promise<EntityManager>;
  /** Ends the snapshot; safe to call twice or before any use. */
  end(): Promise<void>;
}

/** Prepares a snapshot for a reader; nothing is sent to the database until it is used. */
export function openReadSession(orm: MikroORM, reader: Reader): ReadSession {
  let begun: Promise<EntityManager> | null = null;
  let isEnded = false;
  return {
    em() {
      if (isEnded) return Promise.reject(new Error("the read session has ended"));
      begun ??= begin(orm, reader);
      return begun;
    },
    async end() {
      isEnded = true;
      if (begun === null) return;
      const em = await begun.catch(() => null);
      begun = null;
      if (em?.isInTransaction()) await em.rollback();
    },
  };
}

async function begin(orm: MikroORM, reader: Reader): Promise<EntityManager> {
  const em = orm.em.fork({ session: { variables: sessionVariables(reader) } }) as EntityManager;
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  return em;
}

/** The session variables that the row-level policies read. */
export function sessionVariables(reader: Reader): Record<string, string> {
  if ("system" in reader) return { "muster.grant": "system", "muster.person": reader.system };
  return {
    "muster.grant": "viewer",
    "muster.person": reader.personId,
    "muster.areas": reader.scope.areas.join(","),
    "muster.agencies": reader.scope.agencies.join(","),
  };
}
