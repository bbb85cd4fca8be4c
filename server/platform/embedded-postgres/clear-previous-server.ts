import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, identifyProcess } from "./identify-process.js";
import { markPostmasterDead, readPostmasterFile } from "./postmaster-file.js";
import { StartRefusal } from "./start-refusal.js";

const patienceMs = 30_000;

/**
 * Waits until no earlier PostgreSQL serves the data folder.
 * One whose owner died is asked to stop; one that somebody else runs is left alone and refused.
 */
export async function clearPreviousServer(data: string, isOwnerDead: boolean): Promise<void> {
  const pid = readPostmasterFile(data)?.pid;
  if (pid === undefined || identifyProcess(pid) === undefined) return;
  if (!commandOf(pid).includes(data)) {
    // The number was given to another process since (common in containers): PostgreSQL itself would refuse to start.
    markPostmasterDead(data);
    return;
  }
  if (!isOwnerDead || !askToStop(pid)) throw inUse(data, pid);
  const deadline = Date.now() + patienceMs;
  while (identifyProcess(pid) !== undefined) {
    if (Date.now() > deadline) throw inUse(data, pid);
    await sleep(50);
  }
}

function askToStop(pid: number): boolean {
  try {
    return process.kill(pid, "SIGINT");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function inUse(data: string, pid: number): StartRefusal {
  return new StartRefusal("DATA_IN_USE", {
    zh: `另一个 PostgreSQL（pid ${pid}）正在使用 ${data}。请先停止它（kill -INT ${pid}）。`,
    en: `Another PostgreSQL (pid ${pid}) is serving ${data}. Stop it first (kill -INT ${pid}).`,
  });
}
