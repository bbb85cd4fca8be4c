import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./place-binaries.js";
import { readPostmasterFile } from "./postmaster-file.js";
import { identityOf, plainEnvironment, runAs } from "./run-as.js";
import type { Account } from "./run-as.js";

/** Everything one PostgreSQL process is started from. */
export type Launch = {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly data: string;
  readonly logFile: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
};

/** A PostgreSQL that accepts connections; `exited` settles when its process has ended, for whatever reason. */
export type RunningServer = { readonly child: ChildProcess; readonly pid: number; readonly exited: Promise<void> };

const largestLogBytes = 10 * 2 ** 20;

/** Starts PostgreSQL and waits until it is ready; where it ends before, gives what it wrote to its log meanwhile. */
export async function launchServer(launch: Launch): Promise<RunningServer | { readonly said: string }> {
  const logStart = rotateLog(launch.logFile);
  const child = await spawnServer(launch);
  let isOver = false;
  const exited = new Promise<void>((over) => {
    const end = () => {
      isOver = true;
      over();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  // No limit on the wait: replaying a long log after a crash takes as long as it takes, and the process is alive meanwhile.
  while (!isOver) {
    const state = readPostmasterFile(launch.data);
    if (child.pid !== undefined && state?.pid === child.pid && state.isReady) return { child, pid: child.pid, exited };
    await sleep(15);
  }
  return { said: readFileSync(launch.logFile).subarray(logStart).toString("utf8").trim() };
}

async function spawnServer(launch: Launch): Promise<ChildProcess> {
  const settings = {
    ...launch.settings,
    port: String(launch.port),
    listen_addresses: "127.0.0.1",
    // No socket file at all: its path may not exceed 107 characters, and nobody needs it.
    unix_socket_directories: "",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [launch.binaries.postgres, "-D", launch.data, ...flags];
  // The kernel interrupts PostgreSQL when this process ends, also by kill -9. Without setpriv the next start does it.
  const bound = (await canBindToParent()) ? ["setpriv", "--pdeathsig=INT", "--", ...command] : command;
  const [program = launch.binaries.postgres, ...args] = bound;
  const log = openSync(launch.logFile, "a", 0o600);
  try {
    // Detached, so that Ctrl-C in the terminal reaches this process only, which then stops PostgreSQL in order.
    const options = { cwd: "/", env: plainEnvironment, detached: true, ...identityOf(launch.account) };
    const child = spawn(program, args, { ...options, stdio: ["ignore", log, log] });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function canBindToParent(): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const probe = await runAs(undefined, "setpriv", ["--pdeathsig=INT", "--", "true"]);
  return probe.isSuccess;
}

/** Sets a log grown too large aside (one old one is kept) and gives the position where this start begins. */
function rotateLog(logFile: string): number {
  if (!existsSync(logFile)) return 0;
  const { size } = statSync(logFile);
  if (size <= largestLogBytes) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}
