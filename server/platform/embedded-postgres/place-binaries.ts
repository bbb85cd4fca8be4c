import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBinaries } from "./find-binaries.js";
import type { InstalledBinaries } from "./find-binaries.js";
import { makeOpenFolder } from "./make-open-folder.js";
import { runAs } from "./run-as.js";
import type { Account } from "./run-as.js";
import { StartRefusal } from "./start-refusal.js";

/** PostgreSQL's programs at a place where the account can run them. */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly majorVersion: string };

/** Gives programs that the account can run: the installed ones, or a copy under `elsewhere` where it cannot reach those. */
export async function placeBinaries(account: Account | undefined, elsewhere: string): Promise<Binaries> {
  const installed = findBinaries();
  const direct = await tryBinaries(account, installed.folder);
  if ("majorVersion" in direct) return direct;
  if (!account) throw unusable(installed.folder, direct.failure);
  const copy = copyBinaries(installed, elsewhere);
  const copied = await tryBinaries(account, copy);
  if ("majorVersion" in copied) return copied;
  throw unusable(copy, copied.failure);
}

async function tryBinaries(account: Account | undefined, folder: string): Promise<Binaries | { failure: string }> {
  const postgres = join(folder, "bin", "postgres");
  const outcome = await runAs(account, postgres, ["--version"]);
  const majorVersion = /\(PostgreSQL\) (\d+)/.exec(outcome.output)?.[1];
  if (!outcome.isSuccess || majorVersion === undefined) return { failure: outcome.output.trim() };
  return { postgres, initdb: join(folder, "bin", "initdb"), majorVersion };
}

function copyBinaries(installed: InstalledBinaries, elsewhere: string): string {
  makeOpenFolder(elsewhere);
  const target = join(elsewhere, `postgres-${installed.packageVersion}-${process.platform}-${process.arch}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Lets everyone read what the owner may read: a checkout made under umask 077 copies its closed modes along. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  const owner = stat.mode & 0o700;
  chmodSync(path, owner | ((owner & 0o500) >> 3) | ((owner & 0o500) >> 6));
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function unusable(folder: string, failure: string): StartRefusal {
  return new StartRefusal("BINARIES_UNUSABLE", {
    zh: `${folder} 中的 PostgreSQL 程序无法运行。请重新运行 npm ci（允许安装脚本），或用 npm run serve 连接外部数据库。`,
    en: `The PostgreSQL in ${folder} does not run. Run npm ci again with install scripts allowed, or use npm run serve with a database of your own.\n${failure}`,
  });
}
