import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./place-binaries.js";
import { runAs } from "./run-as.js";
import type { Account } from "./run-as.js";

/** The database role that owns the embedded server. */
export const superuser = "postgres";

/** The superuser's password, readable by the home's owner only; `isNew` says that none was kept. */
export function keepPassword(home: string): { readonly password: string; readonly isNew: boolean } {
  const file = join(home, "postgres.password");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (kept !== "") return { password: kept, isNew: false };
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return { password, isNew: true };
}

/** Gives existing data the new password by single-user mode, which needs no sign-in: a lost password file locks nobody out. */
export async function resetPassword(
  binaries: Binaries,
  account: Account | undefined,
  data: string,
  password: string,
): Promise<void> {
  const statement = `ALTER ROLE ${superuser} PASSWORD '${password}'\n`;
  const outcome = await runAs(account, binaries.postgres, ["--single", "-D", data, "postgres"], statement);
  if (!outcome.isSuccess || /^.*\b(ERROR|FATAL):/m.test(outcome.output)) throw new Error(outcome.output);
}
