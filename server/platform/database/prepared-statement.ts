import type { MikroORM } from "@mikro-orm/postgresql";
import { takeConnection } from "./lazy-transaction.js";

/** A statement with the name under which every connection keeps it. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs one statement as a transaction of its own and gives its rows. */
export async function runStatement(
  orm: MikroORM,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<readonly Record<string, unknown>[]> {
  const client = await takeConnection(orm);
  try {
    return (await client.query<Record<string, unknown>>({ name, text, values: [...values] })).rows;
  } finally {
    // A connection that is gone the pool knows by itself; a statement that failed has undone itself.
    client.release();
  }
}
