import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";

/** A step of the schema as the migrator wants it. */
export interface NamedMigration {
  readonly name: string;
  readonly class: new (...args: never[]) => object;
}

/** Brings a schema to the newest step as its owner and returns the names of the steps it took; makes the schema where it is missing. */
export async function migrate({
  url,
  schema,
  migrations,
}: {
  url: string;
  schema: string;
  migrations: readonly NamedMigration[];
}): Promise<string[]> {
  return withMigrator({ url, schema, migrations }, async (orm) => {
    await orm.em.fork().execute(`create schema if not exists "${schema}"`);
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  });
}

/** The names of the steps that a schema still lacks. */
export function pendingMigrations(options: {
  url: string;
  schema: string;
  migrations: readonly NamedMigration[];
}): Promise<string[]> {
  return withMigrator(options, async (orm) => (await orm.migrator.getPending()).map(({ name }) => name));
}

/** Takes back the newest `steps` steps; for developers and the test of the way back. */
export function revertMigrations({
  steps,
  ...options
}: {
  url: string;
  schema: string;
  migrations: readonly NamedMigration[];
  steps: number;
}): Promise<void> {
  return withMigrator(options, async (orm) => {
    for (let step = 0; step < steps; step += 1) await orm.migrator.down();
  });
}

async function withMigrator<Value>(
  { url, schema, migrations }: { url: string; schema: string; migrations: readonly NamedMigration[] },
  work: (orm: MikroORM) => Promise<Value>,
): Promise<Value> {
  const orm = await MikroORM.init({
    entities: [],
    clientUrl: url,
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    // Named with its schema: the migrator looks for its table in `public` otherwise, whatever the search path says.
    migrations: {
      tableName: `${schema}.migration`,
      migrationsList: [...migrations] as never[],
      snapshot: false,
      silent: true,
    },
    driverOptions: { options: `-c search_path=${schema} -c lock_timeout=10s` },
    pool: { min: 0, max: 2 },
  });
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
}
