import { entities } from "../../server/app/entities.js";
import { openDatabase } from "../../server/platform/database/index.js";
import type { Database } from "../../server/platform/database/index.js";
import { cloneDatabase } from "./postgres.js";
import type { TestDatabase } from "./postgres.js";

/** A migrated database of its own, open as the application opens it. */
export type OpenTestDatabase = {
  readonly database: Database;
  /** Where it is, for looking at what was really written. */
  readonly clone: TestDatabase;
  /** Closes and removes it. */
  drop(): Promise<void>;
};

/** Opens a clone of the template, empty or with the demo county in it. */
export async function openTestDatabase({ withDemoCounty = false } = {}): Promise<OpenTestDatabase> {
  const clone = await cloneDatabase({ withDemoCounty });
  const database = await openDatabase({ url: clone.appUrl, schema: clone.schema, entities });
  return {
    database,
    clone,
    drop: async () => {
      await database.close();
      await clone.drop();
    },
  };
}
