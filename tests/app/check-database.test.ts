import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkDatabase, checkRole, missingMigrations } from "../../server/app/check-database.js";
import { entities } from "../../server/app/entities.js";
import { openDatabase, type Database } from "../../server/platform/database/index.js";
import { cloneDatabase, type TestDatabase } from "../support/postgres.js";
import { withConnection } from "../support/with-connection.js";

describe("a database of production", () => {
  let clone: TestDatabase;

  beforeAll(async () => {
    clone = await cloneDatabase();
  });
  afterAll(() => clone.drop());

  const withDatabase = async <Value>(url: string, work: (database: Database) => Promise<Value>): Promise<Value> => {
    const database = await openDatabase({ url, schema: clone.schema, entities, poolSize: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };

  test("is refused while it may lose what it acknowledged, by the name of the setting", async () => {
    // The server of the tests runs without fsync.
    await expect(withDatabase(clone.appUrl, checkDatabase)).rejects.toThrow(/fsync/);
  });

  test("may be used by the application's role, and by no other", async () => {
    await withDatabase(clone.appUrl, checkRole);
    await expect(withDatabase(clone.ownerUrl, checkRole)).rejects.toThrow(/muster_owner/);
    await expect(withDatabase(clone.superuserUrl, checkRole)).rejects.toThrow(/postgres/);
  });

  test("lacks no migration, until one is taken away", async () => {
    expect(await withDatabase(clone.appUrl, missingMigrations)).toEqual([]);
    await withConnection(clone.ownerUrl, (client) =>
      client.query(`delete from "${clone.schema}".migration where name = '0010-reference-version'`),
    );
    expect(await withDatabase(clone.appUrl, missingMigrations)).toEqual(["0010-reference-version"]);
  });
});
