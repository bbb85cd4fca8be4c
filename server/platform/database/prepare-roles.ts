import pg from "pg";

/** Makes the owner and application roles and the database as a superuser; safe to repeat. */
export async function prepareRoles({
  superuserUrl,
  database,
  ownerPassword,
  appPassword,
}: {
  superuserUrl: string;
  database: string;
  ownerPassword: string;
  appPassword: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const [role, password] of [
      ["muster_owner", ownerPassword],
      ["muster_app", appPassword],
    ] as const) {
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const verb = rowCount === 0 ? "create" : "alter";
      await client.query(
        `${verb} role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`,
      );
    }
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) {
      await client.query(
        `create database ${client.escapeIdentifier(database)} owner muster_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
      );
    }
  } finally {
    await client.end();
  }
}
