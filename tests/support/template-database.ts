import { join } from "node:path";
import { systemClock } from "../../server/kernel/clock.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { migrate, openDatabase, prepareRoles } from "../../server/platform/database/index.js";
import type { EmbeddedPostgres } from "../../server/platform/embedded-postgres/index.js";

/** The demo county as it is committed. */
export const demoCountyFolder: string = join(projectRoot, "server/reference/yishui");

/** What a test file needs to reach the server of this run; the values are of this run alone. */
export type TestServer = {
  readonly host: string;
  readonly port: number;
  readonly superuserUrl: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly template: string;
  readonly schema: string;
};

declare module "vitest" {
  // Vitest's own way to give its context a type is to merge into this interface.
  interface ProvidedContext {
    server: TestServer;
    /** Why there is no template to clone; empty when there is one. */
    templateFailure: string;
  }
}

/** Where the test server is; the template is made afterwards. */
export function describeServer(server: EmbeddedPostgres): TestServer {
  return {
    host: "127.0.0.1",
    port: server.port,
    superuserUrl: server.superuserUrl("postgres"),
    ownerPassword: "owner-of-this-run",
    appPassword: "app-of-this-run",
    template: "muster_template",
    schema: "county_371323",
  };
}

/** Makes the roles and one migrated database, from which every test file gets its copy. */
export async function makeTemplateDatabase(server: TestServer): Promise<void> {
  const { superuserUrl, ownerPassword, appPassword, template, schema } = server;
  await prepareRoles({ superuserUrl, database: template, ownerPassword, appPassword });
  // Loaded here, so that a broken migration fails the tests that need a database and no others.
  const { migrations } = await import("../../migrations/index.js");
  await migrate({ url: addressOf(server, "muster_owner", ownerPassword, template), schema, migrations });
}

/** Loads the demo county into a database that is migrated already. */
export async function loadDemoCounty(server: TestServer, name: string): Promise<void> {
  const { entities } = await import("../../server/app/entities.js");
  const { loadCounty } = await import("../../server/reference/load-county.js");
  const url = addressOf(server, "muster_app", server.appPassword, name);
  const database = await openDatabase({ url, schema: server.schema, entities, poolSize: 2 });
  try {
    await loadCounty(database, demoCountyFolder, { clock: systemClock });
  } finally {
    await database.close();
  }
}

/** The address of a database for one of the roles. */
export function addressOf(server: TestServer, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@${server.host}:${server.port}/${database}`;
}
