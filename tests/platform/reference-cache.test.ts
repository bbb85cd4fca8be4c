import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntityManager } from "@mikro-orm/postgresql";
import { entities } from "../../server/app/entities.js";
import { openDatabase, type Database } from "../../server/platform/database/index.js";
import { eventually } from "../support/eventually.js";
import { cloneDatabase, type TestDatabase } from "../support/postgres.js";
import { withConnection } from "../support/with-connection.js";

describe("reference data in memory", () => {
  let clone: TestDatabase;
  let database: Database;
  let readings: number;

  beforeEach(async () => {
    clone = await cloneDatabase();
    database = await openDatabase({ url: clone.appUrl, schema: clone.schema, entities, poolSize: 1 });
    readings = 0;
  });
  afterEach(async () => {
    await database.close();
    await clone.drop();
  });

  const lines = async (em: EntityManager) => {
    readings += 1;
    const found = await em.execute<{ code: string }[]>("select code from line order by code");
    return found.map(({ code }) => code);
  };
  const asOwner = (sql: string) =>
    withConnection(clone.ownerUrl, (client) => client.query(`set search_path to ${clone.schema}; ${sql}`));
  const version = () =>
    withConnection(clone.ownerUrl, async (client) => {
      const { rows } = await client.query(`select version::int from ${clone.schema}.reference_version`);
      return Number(rows[0].version);
    });

  it("is read once, however many ask at once", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => database.reference(lines)));
    expect(answers).toEqual([[], [], []]);
    expect(readings).toBe(1);
  });

  it("is read again after a change by another process, and not without one", async () => {
    expect(await database.reference(lines)).toEqual([]);
    await asOwner("insert into line values ('A', 'a')");
    await eventually("the new line is known", async () => (await database.reference(lines)).length === 1, 5_000);
    expect(readings).toBe(2);
    await asOwner("select 1");
    await eventually("another second has passed", sinceNow(1_500), 5_000);
    expect(readings).toBe(2);
  });

  it("is read again at once by who says that it changed", async () => {
    await database.reference(lines);
    await asOwner("insert into line values ('A', 'a')");
    database.forgetReference();
    expect(await database.reference(lines)).toEqual(["A"]);
  });

  it("is given without waiting to a command that holds the last connection", async () => {
    await database.reference(lines);
    await database.read({ system: "test" }, async (em) => {
      await em.execute("select 1");
      await eventually("a look is due", sinceNow(1_200), 5_000);
      expect(await database.reference(lines)).toEqual([]);
    });
  });

  it("is not kept when reading it failed", async () => {
    let isBroken = true;
    const unsteady = (em: EntityManager) => (isBroken ? Promise.reject(new Error("broken")) : lines(em));
    await expect(database.reference(unsteady)).rejects.toThrow("broken");
    isBroken = false;
    expect(await database.reference(unsteady)).toEqual([]);
  });

  it("has a version that every kind of change moves", async () => {
    const before = await version();
    await asOwner("insert into line values ('A', 'a')");
    await asOwner("update line set name = 'b'");
    await asOwner("delete from line");
    await asOwner("truncate line");
    await database.writeAsSystem("test", (em) => em.execute("insert into matter_class values ('99', 'x')"));
    expect(await version()).toBe(before + 5);
  });

  it("has a version that the application cannot move by itself", async () => {
    const moved = database.writeAsSystem("test", (em) => em.execute("update reference_version set version = 9"));
    await expect(moved).rejects.toThrow(/permission denied/);
  });
});

function sinceNow(ms: number): () => boolean {
  const start = Date.now();
  return () => Date.now() - start >= ms;
}
