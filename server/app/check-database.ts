import { migrations } from "../../migrations/index.js";
import type { Database } from "../platform/database/index.js";
import { StartFault } from "./start-fault.js";

const DURABLE = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Refuses a database that could lose what was acknowledged, a role that row-level security does not bind, and a schema that lags behind. */
export async function checkDatabase(database: Database): Promise<void> {
  await database.read({ system: "start" }, async (em) => {
    for (const name of DURABLE) {
      const [row] = await em.execute<{ value: string }[]>("select current_setting(?) as value", [name]);
      if (row?.value !== "on" && !(name === "synchronous_commit" && row?.value.startsWith("remote_"))) {
        throw new StartFault(
          `PostgreSQL 的 ${name} 为 ${row?.value}，断电会丢失已确认的数据，请在 postgresql.conf 中设为 on。`,
          `PostgreSQL runs with ${name} = ${row?.value} and could lose what it acknowledged: set it to on in postgresql.conf.`,
        );
      }
    }
    const [role] = await em.execute<{ name: string; unbound: boolean; owns: boolean }[]>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls as unbound,
        exists (select 1 from pg_class c where c.relnamespace = current_schema()::regnamespace and pg_has_role(r.oid, c.relowner, 'USAGE')) as owns
       from pg_roles r where r.rolname = current_user`,
    );
    if (role === undefined || role.unbound || role.owns) {
      throw new StartFault(
        `DATABASE_URL 的角色 ${role?.name} 是超级用户、可绕过行级安全或拥有数据表，请改用只有应用权限的角色（muster_app）。`,
        `The role ${role?.name} of DATABASE_URL is a superuser, passes row-level security or owns the tables: use one that only has the application's rights (muster_app).`,
      );
    }
  });
  const missing = await missingMigrations(database);
  if (missing.length > 0) {
    throw new StartFault(
      `数据库缺少 ${missing.length} 个迁移步骤，请先运行 npm run migrate。`,
      `The database lacks ${missing.length} migrations: run npm run migrate first.`,
    );
  }
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
