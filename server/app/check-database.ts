import { migrations } from "../../migrations/index.js";
import type { Database } from "../platform/database/index.js";
import { StartFault } from "./start-fault.js";

const DURABLE = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Refuses a database that production must not run on: not durable, not bound by row-level security, or behind the code. */
export async function checkDatabase(database: Database): Promise<void> {
  await checkDurability(database);
  await checkRole(database);
  await checkMigrations(database);
}

/** Refuses a PostgreSQL that could lose what was acknowledged. */
export async function checkDurability(database: Database): Promise<void> {
  for (const name of DURABLE) {
    const [row] = await database.read({ system: "start" }, (em) =>
      em.execute<{ value: string }[]>("select current_setting(?) as value", [name]),
    );
    const value = row?.value ?? "off";
    // Waiting for a standby as well is more than what is asked.
    if (value === "on" || (name === "synchronous_commit" && value.startsWith("remote_"))) continue;
    throw new StartFault(
      `PostgreSQL 的 ${name} 为 ${value}，断电会丢失已确认的数据，请在 postgresql.conf 中设为 on。`,
      `PostgreSQL runs with ${name} = ${value} and could lose what it acknowledged: set it to on in postgresql.conf.`,
    );
  }
}

/** Refuses a role that row-level security does not bind. */
export async function checkRole(database: Database): Promise<void> {
  const [role] = await database.read({ system: "start" }, (em) =>
    em.execute<{ name: string; unbound: boolean; owns: boolean }[]>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls as unbound,
        exists (select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace
          and pg_has_role(r.oid, c.relowner, 'USAGE')) as owns
       from pg_roles r where r.rolname = current_user`,
    ),
  );
  if (role !== undefined && !role.unbound && !role.owns) return;
  throw new StartFault(
    `DATABASE_URL 的角色 ${role?.name} 是超级用户、可绕过行级安全或拥有数据表，请改用只有应用权限的角色（muster_app）。`,
    `The role ${role?.name} of DATABASE_URL is a superuser, passes row-level security or owns the tables: use one that only has the application's rights (muster_app).`,
  );
}

async function checkMigrations(database: Database): Promise<void> {
  const missing = await missingMigrations(database);
  if (missing.length === 0) return;
  throw new StartFault(
    `数据库缺少 ${missing.length} 个迁移步骤，请先运行 npm run migrate。`,
    `The database lacks ${missing.length} migrations: run npm run migrate first.`,
  );
}

/** The steps of the schema that the database lacks. */
export function missingMigrations(database: Database): Promise<readonly string[]> {
  return database.read({ system: "start" }, async (em) => {
    const [table] = await em.execute<{ found: string | null }[]>("select to_regclass('migration') as found");
    const done = table?.found == null ? [] : await em.execute<{ name: string }[]>("select name from migration");
    const names = new Set(done.map(({ name }) => name));
    return migrations.map(({ name }) => name).filter((name) => !names.has(name));
  });
}
