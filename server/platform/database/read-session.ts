import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { LazyTransaction } from "./lazy-transaction.js";
import type { Reader } from "./reader.js";
import { actAs } from "./session-variables.js";

/** One read-only repeatable-read snapshot: everything read through it belongs to the same instant. */
export interface ReadSession {
  /** The entity manager of the snapshot, which begins with its first statement; throws after the end. */
  em(): Promise<EntityManager>;
  /** Ends the snapshot; safe to call twice or before any use. */
  end(): Promise<void>;
}

/** Prepares a snapshot for a reader; nothing is sent to the database until it is used. */
export function openReadSession(orm: MikroORM, reader: Reader): ReadSession {
  let transaction: LazyTransaction | null = null;
  let isEnded = false;
  return {
    em() {
      if (isEnded) return Promise.reject(new Error("the read session has ended"));
      transaction ??= new LazyTransaction(orm, {
        statements: ["start transaction isolation level repeatable read read only", actAs(reader)],
      });
      return Promise.resolve(transaction.em);
    },
    async end() {
      isEnded = true;
      await transaction?.rollback();
    },
  };
}
