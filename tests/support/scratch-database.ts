import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { prepareRoles } from "../../server/platform/database/index.js";
import { addressOf } from "./template-database.js";
import { withConnection } from "./with-connection.js";

/** An empty database of its own, with nothing migrated. */
export type ScratchDatabase = {
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
};

/** Makes a database as an installation begins with it: roles, encoding, no table. */
export async function makeScratchDatabase(): Promise<ScratchDatabase> {
  const server = inject("server");
  const { superuserUrl, ownerPassword, appPassword } = server;
  const name = `scratch_${randomBytes(6).toString("hex")}`;
  await prepareRoles({ superuserUrl, database: name, ownerPassword, appPassword });
  const superuser = new URL(superuserUrl);
  superuser.pathname = name;
  return {
    ownerUrl: addressOf(server, "muster_owner", ownerPassword, name),
    superuserUrl: superuser.href,
    drop: () =>
      withConnection(superuserUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
