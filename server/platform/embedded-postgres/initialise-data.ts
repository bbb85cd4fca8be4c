import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { diskFull } from "./explain-file-error.js";
import type { Binaries } from "./place-binaries.js";
import { runAs } from "./run-as.js";
import type { Account } from "./run-as.js";
import { StartRefusal } from "./start-refusal.js";
import { superuser } from "./superuser-password.js";

/** What a new data folder is made from. */
export type NewData = {
  readonly base: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly password: string;
  readonly isSynced: boolean;
};

// pg_trgm asks the C library's LC_CTYPE and drops Chinese silently under C; sorting is by code point, the same on every machine.
const locale = [
  "--encoding=UTF8",
  "--locale=C",
  `--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--text-search-config=simple",
];

/** Makes the data folder if there is none, whole or not at all; says whether it did. Existing data is checked, never deleted. */
export async function initialiseData(wanted: NewData): Promise<boolean> {
  const data = join(wanted.base, "pg");
  const draft = join(wanted.base, "pg.new");
  const passwordFile = join(wanted.base, "pg.new.password");
  // Left by an initialisation that was cut off: nobody's data was ever in it.
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  if (isUsableData(data, wanted.binaries.majorVersion)) return false;

  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${wanted.password}\n`, { mode: 0o600 });
  if (wanted.account) for (const path of [draft, passwordFile]) chownSync(path, wanted.account.uid, wanted.account.gid);
  try {
    await runInitdb(wanted, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
  return true;
}

async function runInitdb({ account, binaries, isSynced }: NewData, draft: string, passwordFile: string): Promise<void> {
  const auth = [`--username=${superuser}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const sync = isSynced ? [] : ["--no-sync"];
  const outcome = await runAs(account, binaries.initdb, [`--pgdata=${draft}`, ...auth, ...locale, ...sync]);
  if (outcome.isSuccess) return;
  if (outcome.output.includes("No space left on device")) throw diskFull(draft);
  throw new StartRefusal("NOT_STARTED", {
    zh: `无法初始化数据库（${draft}）。以下是 PostgreSQL 的输出：`,
    en: `The database could not be initialised in ${draft}. PostgreSQL said:\n${outcome.output.trim()}`,
  });
}

function isUsableData(data: string, majorVersion: string): boolean {
  if (!existsSync(data)) return false;
  if (statSync(data).isDirectory() && readdirSync(data).length === 0) {
    rmdirSync(data);
    return false;
  }
  const versionFile = join(data, "PG_VERSION");
  if (!existsSync(versionFile)) throw incomplete(data);
  const found = readFileSync(versionFile, "utf8").trim();
  if (found !== majorVersion) throw wrongVersion(data, found, majorVersion);
  return true;
}

function incomplete(data: string): StartRefusal {
  return new StartRefusal("DATA_INCOMPLETE", {
    zh: `${data} 不是完整的数据库文件夹（缺少 PG_VERSION）。为避免丢失数据，程序不会删除它：请从备份恢复，或将其移走后重新启动。`,
    en: `${data} is not a whole database folder (no PG_VERSION). Nothing in it was touched: restore it from a backup, or move it away and start again.`,
  });
}

function wrongVersion(data: string, found: string, wanted: string): StartRefusal {
  return new StartRefusal("DATA_WRONG_VERSION", {
    zh: `${data} 由 PostgreSQL ${found} 创建，而本程序使用 PostgreSQL ${wanted}。请用 pg_dump 从旧版本导出后导入，或用 MUSTER_HOME 指定其他文件夹。`,
    en: `${data} was made by PostgreSQL ${found}, this program brings PostgreSQL ${wanted}. Move the data over with pg_dump from the old version, or set MUSTER_HOME to another folder.`,
  });
}
