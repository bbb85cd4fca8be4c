import type { TestProject } from "vitest/node";
import { startPostgres } from "../../server/platform/embedded-postgres/index.js";
import { describeServer, makeTemplateDatabase } from "./template-database.js";
import { makeTemporaryHome, removeTemporaryHome, sweepTemporaryHomes } from "./temporary-home.js";

/** One PostgreSQL for the whole run; it ends with this process, however that ends. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepTemporaryHomes();
  const home = makeTemporaryHome();
  // Nothing of a test run outlives it, so it may skip every wait for the disk.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
  const server = await startPostgres({ home, settings });
  const description = describeServer(server);
  let templateFailure = "";
  try {
    await makeTemplateDatabase(description);
  } catch (error) {
    templateFailure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  project.provide("server", description);
  project.provide("templateFailure", templateFailure);
  return async () => {
    await server.stop();
    removeTemporaryHome(home);
  };
}
