import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { entities } from "../../../server/app/entities.js";
import { projectRoot } from "../../../server/kernel/project-root.js";
import { openDatabase, type Database } from "../../../server/platform/database/index.js";
import { startPostgres, type EmbeddedPostgres } from "../../../server/platform/embedded-postgres/index.js";
import { beginSession, type Holder } from "../../support/server.js";
import {
  addressOf,
  describeServer,
  loadDemoCounty,
  makeTemplateDatabase,
  type TestServer,
} from "../../support/template-database.js";
import { makeTemporaryHome, removeTemporaryHome } from "../../support/temporary-home.js";
import { withConnection } from "../../support/with-connection.js";
import { ServeProcess, type ServeOptions } from "./serve-process.js";

/** A county with a durable PostgreSQL of its own, as production has it, for tests that kill things. */
export class FaultWorld {
  private counties = 0;

  private constructor(
    readonly home: string,
    readonly postgres: EmbeddedPostgres,
    private readonly server: TestServer,
  ) {}

  /** Builds the server, starts PostgreSQL with every durability on, and loads the demo county. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<FaultWorld> {
    const built = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: projectRoot, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    const home = makeTemporaryHome();
    const postgres = await startPostgres({ home, settings: { max_connections: "200", ...settings } });
    const server = describeServer(postgres);
    await makeTemplateDatabase(server);
    await loadDemoCounty(server, server.template);
    return new FaultWorld(home, postgres, server);
  }

  /** A county of its own for one story. */
  async county(): Promise<FaultCounty> {
    this.counties += 1;
    const name = `county_${this.counties}`;
    await withConnection(this.server.superuserUrl, (client) =>
      client.query(`create database ${name} template ${this.server.template} owner muster_owner`),
    );
    const superuserUrl = new URL(this.server.superuserUrl);
    superuserUrl.pathname = name;
    return new FaultCounty(
      addressOf(this.server, "muster_app", this.server.appPassword, name),
      superuserUrl.href,
      this,
    );
  }

  get schema(): string {
    return this.server.schema;
  }

  async close(): Promise<void> {
    await this.postgres.stop();
    removeTemporaryHome(this.home);
  }
}

/** One of those who hold a post, counted from 0. */
export type NthHolder = Holder & { readonly nth: number };

/** How a server of a county is started; its database is the county's own unless the way there is another. */
export type CountyServeOptions = Pick<ServeOptions, "port" | "settings" | "defect" | "preload"> &
  Partial<Pick<ServeOptions, "databaseUrl">>;

/** One county of a fault world: its database, its servers, its people. */
export class FaultCounty {
  private readonly running: ServeProcess[] = [];

  constructor(
    readonly databaseUrl: string,
    readonly superuserUrl: string,
    private readonly world: FaultWorld,
  ) {}

  /** The schema that holds the county. */
  get schema(): string {
    return this.world.schema;
  }

  /** Starts a server of this county. */
  async serve(options: CountyServeOptions): Promise<ServeProcess> {
    const { schema, home } = this.world;
    const server = await ServeProcess.start({ databaseUrl: this.databaseUrl, schema, home, ...options });
    this.running.push(server);
    return server;
  }

  /** The token of the first, or another, of those who hold a post. */
  async signIn(holder: Holder, nth = 0): Promise<string> {
    const [token = ""] = await this.signInAll([{ ...holder, nth }]);
    return token;
  }

  /** The tokens of many people, one for each person however many posts they hold. */
  async signInAll(holders: readonly NthHolder[]): Promise<readonly string[]> {
    const database = await this.open(1);
    try {
      const tokens = new Map<string, string>();
      for (const { nth, ...holder } of holders) {
        const { personId, token } = await beginSession({ database }, new Date(), holder, nth);
        tokens.set(personId, token);
      }
      return [...tokens.values()];
    } finally {
      await database.close();
    }
  }

  /** Opens the database as the application does; to be closed by who asked. */
  open(poolSize: number): Promise<Database> {
    return openDatabase({ url: this.databaseUrl, schema: this.world.schema, entities, poolSize });
  }

  /** Asks the database as the superuser, who sees everything. */
  async query<Row>(sql: string): Promise<readonly Row[]> {
    return withConnection(this.superuserUrl, async (client) => {
      await client.query(`set search_path to ${this.world.schema}`);
      const { rows } = await client.query(sql);
      return rows as Row[];
    });
  }

  /** Ends every server that still runs. */
  async close(): Promise<void> {
    await Promise.all(this.running.map((server) => server.kill()));
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
