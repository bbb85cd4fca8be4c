import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What tells a process from a later one that was given the same number; undefined when no such process lives. */
export function identifyProcess(pid: number): string | undefined {
  if (!answersSignals(pid)) return undefined;
  if (!hasProc()) return ask("lstart", pid);
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The command name in brackets may hold spaces, so the fields are counted from its end: state is 3, start time 22.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const isGone = fields[0] === "Z" || fields[0] === "X";
  const boot = read("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  return isGone ? undefined : `${boot}:${fields[19] ?? ""}`;
}

/** The command line of a process, its words separated by spaces; empty when it cannot be read. */
export function commandOf(pid: number): string {
  if (!hasProc()) return ask("command", pid) ?? "";
  return (read(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ");
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function hasProc(): boolean {
  return existsSync("/proc/self/stat");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function ask(column: "command" | "lstart", pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}
