import { MikroORM, type EntityManager } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { poolOf } from "./lazy-transaction.js";
import { runStatement, type PreparedStatement } from "./prepared-statement.js";
import type { Reader } from "./reader.js";
import { ReferenceCache, type ReferenceLoad } from "./reference-cache.js";
import { openReadSession, type ReadSession } from "./read-session.js";

/** How the pool stands. */
export interface PoolFigures {
  readonly open: number;
  /** Those of the open ones that nobody uses now. */
  readonly idle: number;
  /** Who waits for one. */
  readonly waiting: number;
}

/** One county's database: the only way to its rows. */
export interface Database {
  readonly orm: MikroORM;
  /** One read-only snapshot for a whole query; begins with its first use and must be ended. */
  openRead(reader: Reader): ReadSession;
  /** Runs one piece of work in a read-only snapshot. */
  read<Value>(reader: Reader, work: (em: EntityManager) => Promise<Value>): Promise<Value>;
  /** One statement that is a transaction by itself, prepared once by each connection. */
  statement(prepared: PreparedStatement, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** A writing transaction under the system grant, for loaders and workers; commands of people go through runCommand. */
  writeAsSystem<Value>(worker: string, work: (em: EntityManager) => Promise<Value>): Promise<Value>;
  /** Reference data kept in memory; the load function is its key. A change of the tables, whoever made it, is followed within about a second. */
  reference<Value>(load: ReferenceLoad<Value>): Promise<Value>;
  /** For who changed the tables and will not wait: the next use reads them again. */
  forgetReference(): void;
  connections(): Promise<PoolFigures>;
  close(): Promise<void>;
}

/** What openDatabase needs: where, which entities, and how many connections. */
export interface DatabaseOptions {
  readonly url: string;
  readonly schema: string;
  readonly entities: readonly object[];
  readonly poolSize?: number;
  /** Where the driver's warnings go, such as connections that PostgreSQL dropped. */
  readonly onWarning?: (message: string) => void;
}

/** Guards against waiting for ever: a lock, a slow statement or a forgotten transaction ends by itself (decision 0002). */
const GUARDS = ["lock_timeout=2s", "statement_timeout=5s", "idle_in_transaction_session_timeout=5s"];

const CONNECT_MS = 2_000;

/** Opens the pool of one county; throws where the database cannot be reached. */
export async function openDatabase({
  url,
  schema,
  entities,
  poolSize = 20,
  onWarning,
}: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    entities: [...entities] as never[],
    clientUrl: url,
    // A database is made by a person, with the locale that Chinese needs; a misspelt name is to be an error.
    ensureDatabase: false,
    discovery: { checkDuplicateTableNames: true },
    schemaGenerator: { createForeignKeyConstraints: false },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: {
      // Where every connection is taken, waiting longer would only hold up who comes next.
      connectionTimeoutMillis: CONNECT_MS,
      options: [`search_path=${schema}`, "timezone=UTC", ...GUARDS].map((setting) => `-c ${setting}`).join(" "),
    },
    ...(onWarning ? { logger: onWarning } : {}),
    allowGlobalContext: false,
  });
  const openRead = (reader: Reader): ReadSession => openReadSession(orm, reader);
  const read: Database["read"] = async (reader, work) => {
    const session = openRead(reader);
    try {
      return await work(await session.em());
    } finally {
      await session.end();
    }
  };
  const references = new ReferenceCache((work) => read({ system: "reference" }, work), onWarning ?? (() => undefined));
  return {
    orm,
    openRead,
    read,
    statement: (prepared, values) => runStatement(orm, prepared, values),
    reference: (load) => references.get(load),
    forgetReference: () => references.forget(),
    connections: async () => figuresOf(await poolOf(orm)),
    writeAsSystem: (worker, work) =>
      orm.em
        .fork({ session: { variables: { "muster.grant": "system", "muster.person": worker } } })
        .transactional((em) => work(em as EntityManager)),
    close: async () => {
      await references.stop();
      await closePool(orm);
    },
  };
}

function figuresOf({ totalCount: open, idleCount: idle, waitingCount: waiting }: Pool): PoolFigures {
  return { open, idle, waiting };
}

async function closePool(orm: MikroORM): Promise<void> {
  const pool = await poolOf(orm);
  await orm.close(true);
  // The query builder ends the pool only where it was the one that used it.
  if (!pool.ending) await pool.end();
}
