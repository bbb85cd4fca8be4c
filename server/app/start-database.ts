import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { prepareRoles } from "../platform/database/index.js";
import { startPostgres } from "../platform/embedded-postgres/index.js";
import type { Closers } from "./run-until-stopped.js";

const DATABASE = "muster";
const secrets = z.object({ owner: z.string().min(20), app: z.string().min(20) });

/** The addresses of the embedded database for its owner and for the application. */
export interface EmbeddedDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Starts the embedded PostgreSQL of a home with its roles and its database. */
export async function startDatabase(
  home: string,
  log: (sentence: string) => void,
  closers: Closers,
): Promise<EmbeddedDatabase> {
  const server = await startPostgres({
    home,
    log,
    onLost: (reason) => {
      console.error(reason.message);
      process.exitCode = 1;
      process.kill(process.pid, "SIGTERM");
    },
  });
  closers.add("postgres", () => server.stop());
  if (server.notice !== undefined) log(server.notice);
  const { owner, app } = keepSecrets(home);
  await prepareRoles({
    superuserUrl: server.superuserUrl("postgres"),
    database: DATABASE,
    ownerPassword: owner,
    appPassword: app,
  });
  const addressOf = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
  return { ownerUrl: addressOf("muster_owner", owner), appUrl: addressOf("muster_app", app) };
}

/** The passwords of the two roles, made at the first start and readable by the home's owner only. */
function keepSecrets(home: string): z.output<typeof secrets> {
  const file = join(home, "roles.json");
  const kept = existsSync(file) ? secrets.safeParse(parse(readFileSync(file, "utf8"))) : undefined;
  if (kept?.success === true) return kept.data;
  // A lost or damaged file locks nobody out: the roles get their new passwords at every start.
  const made = { owner: randomBytes(24).toString("base64url"), app: randomBytes(24).toString("base64url") };
  writeFileSync(file, `${JSON.stringify(made)}\n`, { mode: 0o600, flush: true });
  return made;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
