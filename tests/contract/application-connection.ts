import pg from "pg";
import { inject } from "vitest";

/** A bare connection in the application's role, which owns nothing and is bound by row-level security, to the database of an address. */
export async function connectAsApplication(superuserUrl: string): Promise<pg.Client> {
  const { appPassword, schema } = inject("server");
  const url = new URL(superuserUrl);
  url.username = "muster_app";
  url.password = appPassword;
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${schema}` });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Asks with the session variables of a reader and nothing else, in a transaction of its own that is taken back. */
export async function askAs<Row extends pg.QueryResultRow>(
  client: pg.Client,
  variables: Readonly<Record<string, string>>,
  question: string,
  values: unknown[] = [],
): Promise<Row[]> {
  await client.query("begin read only");
  try {
    for (const [name, value] of Object.entries(variables)) {
      await client.query("select set_config($1, $2, true)", [name, value]);
    }
    return (await client.query<Row>(question, values)).rows;
  } finally {
    await client.query("rollback");
  }
}
