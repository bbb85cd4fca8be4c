import type { EntityManager, MikroORM, PostgreSqlConnection } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect } from "kysely";
import type { Pool, PoolClient, QueryResult } from "pg";
import { noteTurn } from "./call-patience.js";

/** What came back for each of several statements that went in one message. */
export type Answers = readonly QueryResult<Record<string, unknown>>[];

/** How a transaction begins. */
export interface Opening {
  /** Sent in one message when the first statement comes: begin, who reads, whatever must be first. */
  readonly statements: readonly string[];
  /** Looks at what came back; the transaction goes no further where this throws. */
  readonly onOpened?: (answers: Answers) => void;
}

/**
 * A transaction that takes a connection with its first statement and not before. What needs no answer is held and travels with what
 * comes next: every message costs a turn of this process as well as one of PostgreSQL.
 */
export class LazyTransaction {
  /** The entity manager of the transaction. */
  readonly em: EntityManager;
  private held: string[] = [];
  private begun: Promise<PoolClient> | null = null;
  private isOver = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly orm: MikroORM,
    private readonly opening: Opening,
  ) {
    this.em = orm.em.fork() as EntityManager;
    this.em.setTransactionContext(statementsBy((sql, values) => this.ask(sql, values)));
  }

  /** Whether it has a connection: some statement was sent. */
  get isBegun(): boolean {
    return this.begun !== null;
  }

  /** Takes a connection and opens the transaction, where that has not happened yet. */
  async begin(): Promise<void> {
    await this.connection();
  }

  /** Lets a statement whose answer nobody needs travel with the next one. */
  hold(statement: string): void {
    this.held.push(statement);
  }

  /** Sends the last statement and the commit in one message, so that no lock it takes waits for this process; gives its rows. */
  async commit(lastStatement: string): Promise<readonly Record<string, unknown>[]> {
    await this.last;
    const answers = await together(await this.connection(), [...this.takeHeld(), lastStatement, "commit"]);
    if (answers.at(-1)?.command !== "COMMIT") throw new Error("the transaction was rolled back");
    await this.end();
    return answers.at(-2)?.rows ?? [];
  }

  /** Undoes everything; safe to call at any time, and more than once. */
  async rollback(): Promise<void> {
    await this.end((client) => client.query("rollback"));
  }

  private async end(lastWords?: (client: PoolClient) => Promise<unknown>): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    await this.last;
    const client = await this.begun?.catch(() => null);
    // Where the connection is gone there is nothing left to roll back.
    if (client != null) client.release(await faultOf(lastWords?.(client)));
  }

  /** One at a time: a connection carries one statement after the other. */
  private ask(sql: string, values: readonly unknown[]): Promise<QueryResult> {
    const answer = this.last.then(async () => {
      const client = await this.connection();
      const held = this.takeHeld();
      if (held.length > 0) await together(client, held);
      return client.query(sql, [...values]);
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private takeHeld(): readonly string[] {
    const { held } = this;
    this.held = [];
    return held;
  }

  private connection(): Promise<PoolClient> {
    if (this.isOver) return Promise.reject(new Error("the transaction has ended"));
    this.begun ??= this.open();
    return this.begun;
  }

  private async open(): Promise<PoolClient> {
    const client = await takeConnection(this.orm);
    try {
      const { statements, onOpened } = this.opening;
      const answers = await together(client, statements);
      onOpened?.(answers);
      return client;
    } catch (error) {
      client.release(await faultOf(client.query("rollback")));
      throw error;
    }
  }
}

/** The pool of connections that everything of a county shares. */
export async function poolOf(orm: MikroORM): Promise<Pool> {
  return (await (orm.em.getConnection() as PostgreSqlConnection).getNativeClient()) as Pool;
}

/** A connection of the pool, once it is one's turn; to be released. */
export async function takeConnection(orm: MikroORM): Promise<PoolClient> {
  const client = await (await poolOf(orm)).connect();
  noteTurn();
  return client;
}

/** The query builder on one line; its types know pools and transactions of their own only. */
function statementsBy(ask: (sql: string, values: readonly unknown[]) => Promise<QueryResult>): never {
  const line = { query: ask, release: () => undefined };
  const pool = { connect: () => Promise.resolve(line), end: () => Promise.resolve() };
  return new Kysely({ dialect: new PostgresDialect({ pool: pool as never }) }) as never;
}

async function together(client: PoolClient, statements: readonly string[]): Promise<Answers> {
  const answers: unknown = await client.query(statements.join("; "));
  return (Array.isArray(answers) ? answers : [answers]) as Answers;
}

/** What went wrong, for the pool to know whether the connection can be used again. */
async function faultOf(work: Promise<unknown> | undefined): Promise<Error | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
