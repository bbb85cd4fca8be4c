import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What PostgreSQL tells about itself in postmaster.pid; undefined while the file is missing or just being written. */
export function readPostmasterFile(data: string): { readonly pid: number; readonly isReady: boolean } | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === "ready" } : undefined;
}

/**
 * Puts a process number into postmaster.pid that no process can have.
 * The rest of the file stays, because PostgreSQL reads from it whether old backends still hold the shared memory.
 */
export function markPostmasterDead(data: string): void {
  const aboveEveryPid = 2 ** 22 + 1;
  const file = join(data, "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [String(aboveEveryPid), ...lines.slice(1)].join("\n"));
}
