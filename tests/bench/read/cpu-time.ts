import { readdirSync, readFileSync } from "node:fs";

/** The kernel counts in hundredths of a second on every platform that Node runs on. */
const MS_PER_TICK = 10;

/** Processor time that a process has used so far, in milliseconds; Linux only, elsewhere no number. */
export function cpuTime(pid: number): number {
  return statOf(String(pid))?.ms ?? Number.NaN;
}

/** The same of all children of a process, such as the backends of a PostgreSQL. */
export function cpuTimeOfChildren(pid: number): number {
  if (statOf(String(pid)) === null) return Number.NaN;
  const stats = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statOf);
  return stats.reduce((sum, stat) => sum + (stat?.parent === pid ? stat.ms : 0), 0);
}

function statOf(pid: string): { readonly parent: number; readonly ms: number } | null {
  try {
    // The name of the program stands in brackets and may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK };
  } catch {
    // It has ended, or there is no /proc.
    return null;
  }
}
