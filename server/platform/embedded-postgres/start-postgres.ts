import { join } from "node:path";
import { chooseAccount } from "./choose-account.js";
import { clearPreviousServer } from "./clear-previous-server.js";
import { explainFileError } from "./explain-file-error.js";
import { initialiseData } from "./initialise-data.js";
import { keepRunning } from "./keep-running.js";
import { lockHome } from "./lock-home.js";
import type { HomeLock } from "./lock-home.js";
import { openHome } from "./open-home.js";
import { placeBinaries } from "./place-binaries.js";
import { findData, placeData } from "./place-data.js";
import type { StartRefusal } from "./start-refusal.js";
import { keepPassword, resetPassword, superuser } from "./superuser-password.js";

/** How to start the embedded PostgreSQL. */
export type StartPostgresOptions = {
  /** The folder of this installation (MUSTER_HOME); made if it is missing. */
  readonly home: string;
  /** The TCP port on 127.0.0.1; a free one is chosen when it is left out. */
  readonly port?: number;
  /** Extra PostgreSQL settings; durability is on unless they say otherwise. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where programs and data go that the database's own user could not reach in the checkout or the home. */
  readonly elsewhere?: string;
  /** Told what happens, one sentence at a time. */
  readonly log?: (sentence: string) => void;
  /** Told once if PostgreSQL died and could not be brought back. */
  readonly onLost?: (reason: StartRefusal) => void;
};

/** A PostgreSQL that belongs to this process and ends with it. */
export type EmbeddedPostgres = {
  readonly port: number;
  /** The process number of the server; another one after it was brought back. */
  readonly pid: number;
  readonly dataFolder: string;
  /** Where the data lies, for the person at the machine, when that is not the home. */
  readonly notice?: string;
  /** The address of a database for the superuser, password included. */
  superuserUrl(database: string): string;
  /** Ends the server in order and lets go of the home; may be called more than once. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of a home folder, making its data at the first start, and returns when it accepts connections.
 * Throws a StartRefusal for everything a person can act on; no data is ever deleted.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<EmbeddedPostgres> {
  let lock: HomeLock | undefined;
  try {
    const home = openHome(options.home);
    lock = lockHome(home);
    if (lock.wasLeftBehind) options.log?.("上次运行未正常结束，已恢复。 Recovered from a run that was cut off.");
    return await startIn(home, lock, options);
  } catch (error) {
    lock?.release();
    throw explainFileError(error, options.home);
  }
}

async function startIn(home: string, lock: HomeLock, options: StartPostgresOptions): Promise<EmbeddedPostgres> {
  const { settings = {}, elsewhere = "/var/lib/muster", log } = options;
  const account = await chooseAccount(findData(home));
  const binaries = await placeBinaries(account, elsewhere);
  const { base, notice } = await placeData(home, account, elsewhere);
  const { password, isNew } = keepPassword(home);
  const data = join(base, "pg");

  await clearPreviousServer(data, lock.wasLeftBehind);
  const isSynced = settings["fsync"] !== "off";
  const isFresh = await initialiseData({ base, account, binaries, password, isSynced });
  if (isFresh) log?.(`已建立数据库：${data}。 Made the database in ${data}.`);
  else if (isNew) await resetPassword(binaries, account, data, password);

  const launch = { binaries, account, data, settings, logFile: join(home, "postgres.log") };
  const server = await keepRunning(launch, options);
  let stopping: Promise<void> | undefined;
  return {
    port: server.port,
    get pid() {
      return server.pid();
    },
    dataFolder: data,
    ...(notice === undefined ? {} : { notice }),
    superuserUrl: (database) =>
      `postgres://${superuser}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
    stop: () => (stopping ??= server.stop().finally(lock.release)),
  };
}
