import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "../support/postgres.js";
import type { TestDatabase } from "../support/postgres.js";
import { withConnection } from "../support/with-connection.js";

describe("a cloned test database", () => {
  let database: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [database, other] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  });
  afterAll(async () => {
    await database.drop();
    await other.drop();
  });

  test("has every migration of the template", async () => {
    const { migrations } = await import("../../migrations/index.js");
    const found = await withConnection(database.ownerUrl, (client) =>
      client.query(`select name from "${database.schema}".migration order by name`),
    );
    expect(found.rows).toEqual(migrations.map(({ name }) => ({ name })));
  });

  test("shares no row with another clone", async () => {
    await withConnection(database.superuserUrl, (client) => client.query("create table mine ()"));
    const found = await withConnection(other.superuserUrl, (client) =>
      client.query("select to_regclass('mine') as mine"),
    );
    expect(found.rows).toEqual([{ mine: null }]);
  });

  test("knows Chinese letters: pg_trgm splits them and words match them", async () => {
    const found = await withConnection(database.superuserUrl, async (client) => {
      await client.query("create extension if not exists pg_trgm");
      return client.query("select show_trgm('占道') as trigrams, '占道经营' ~ '^\\w+$' as is_word");
    });
    expect(found.rows[0].trigrams).not.toEqual([]);
    expect(found.rows[0].is_word).toBe(true);
  });

  test("binds the application: it is no superuser, owns nothing and cannot pass row-level security", async () => {
    const found = await withConnection(database.appUrl, (client) =>
      client.query(`select rolsuper, rolbypassrls,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = current_user`),
    );
    expect(found.rows).toEqual([{ rolsuper: false, rolbypassrls: false, owned: 0 }]);
  });

  test("is gone after drop, even with a connection open", async () => {
    const doomed = await cloneDatabase();
    await withConnection(doomed.appUrl, async (client) => {
      await client.query("select 1");
      await doomed.drop();
    });
    await expect(withConnection(doomed.appUrl, (client) => client.query("select 1"))).rejects.toThrow(/does not exist/);
  });
});
