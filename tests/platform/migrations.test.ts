import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { migrations } from "../../migrations/index.js";
import { entities } from "../../server/app/entities.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { migrate, openDatabase, pendingMigrations, revertMigrations } from "../../server/platform/database/index.js";
import { readCatalog } from "../support/read-catalog.js";
import { makeScratchDatabase, type ScratchDatabase } from "../support/scratch-database.js";
import { withConnection } from "../support/with-connection.js";

const schema = "public";

describe("the migrations", () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await makeScratchDatabase();
  });
  afterAll(() => scratch.drop());

  const catalog = () => readCatalog(scratch.ownerUrl, schema);
  const to = (count: number) => ({ url: scratch.ownerUrl, schema, migrations: migrations.slice(0, count) });

  it("go up one by one, each back to what was before it, and up again to the same", async () => {
    const before = [await catalog()];
    for (const count of migrations.keys()) {
      expect(await migrate(to(count + 1))).toEqual([migrations[count]?.name]);
      before.push(await catalog());
    }
    for (let count = migrations.length; count > 0; count -= 1) {
      await revertMigrations({ ...to(count), steps: 1 });
      expect([migrations[count - 1]?.name, await catalog()]).toEqual([migrations[count - 1]?.name, before[count - 1]]);
    }
    expect(await migrate(to(migrations.length))).toEqual(migrations.map(({ name }) => name));
    expect(await catalog()).toEqual(before.at(-1));
    expect(await pendingMigrations(to(migrations.length))).toEqual([]);
  });

  it("make what migrations/catalog.txt says (npm run catalog writes it)", async () => {
    await migrate(to(migrations.length));
    await expect(await catalog()).toMatchFileSnapshot(join(projectRoot, "migrations/catalog.txt"));
  });

  it("make the tables that the entities describe: no column, type, default or constraint apart", async () => {
    await migrate(to(migrations.length));
    expect(await drift(scratch)).toEqual([]);
  });

  it("would not hide a column that an entity lacks, nor one that a table lacks", async () => {
    await migrate(to(migrations.length));
    await withConnection(scratch.ownerUrl, (client) =>
      client.query("alter table line add column planted text not null; alter table grid drop column name"),
    );
    const statements = (await drift(scratch)).join("\n");
    expect(statements).toMatch(/"line" drop column "planted"/);
    expect(statements).toMatch(/"grid" add "name"/);
  });
});

/** Tables that no entity describes: they are written by functions of their own, or by the migrator. */
const WITHOUT_ENTITY = [
  "journal",
  "journal_head",
  "daily_number",
  "idempotency",
  "incident_search",
  "incident_listing",
  "reference_version",
  "node",
  "migration",
];

/** What migrations add to the tables of entities; catalog.txt holds it, the entities do not know it. */
const BEYOND_ENTITIES = [
  new RegExp(`^drop table if exists "(${WITHOUT_ENTITY.join("|")})" cascade;$`),
  /^drop (?:trigger|function) if exists /,
  /^drop index "/,
  /^alter table "\w+" drop constraint "\w+_fk";$/,
];

/** What would have to be done to the tables to make them what the entities say. */
async function drift({ ownerUrl }: ScratchDatabase): Promise<readonly string[]> {
  const database = await openDatabase({ url: ownerUrl, schema, entities, poolSize: 2 });
  try {
    const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
    return sql.split("\n").filter((line) => line !== "" && !BEYOND_ENTITIES.some((form) => form.test(line)));
  } finally {
    await database.close();
  }
}
