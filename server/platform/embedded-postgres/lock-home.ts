import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { identifyProcess } from "./identify-process.js";
import { StartRefusal } from "./start-refusal.js";

/** The hold on a home folder; `wasLeftBehind` says that the process before this one died without letting go. */
export type HomeLock = { readonly wasLeftBehind: boolean; readonly release: () => void };

const holderShape = z.object({ pid: z.int().positive(), identity: z.string() });

/** Takes the home folder for this process, or refuses naming the live process that has it; a dead holder's lock is taken over. */
export function lockHome(home: string): HomeLock {
  const lock = join(home, "lock");
  const mine = JSON.stringify({ pid: process.pid, identity: identifyProcess(process.pid) ?? "" });
  const draft = join(home, `lock.${process.pid}`);
  writeFileSync(draft, mine, { mode: 0o600 });
  let wasLeftBehind = false;
  try {
    // A link appears with its content or not at all, so nobody reads a half-written lock.
    while (!tryLink(draft, lock)) {
      setAside(lock, join(home, `lock.left-behind.${process.pid}`));
      wasLeftBehind = true;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { wasLeftBehind, release: () => release(lock, mine) };
}

function tryLink(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead holder's lock out of the way; refuses when its holder lives. */
function setAside(lock: string, aside: string): void {
  refuseIfAlive(readText(lock), lock);
  try {
    renameSync(lock, aside);
  } catch (error) {
    // Somebody else moved it first: the next link decides.
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    // Between reading and moving another process may have put its own lock there: then it goes back.
    refuseIfAlive(readText(aside), lock);
  } catch (error) {
    tryLink(aside, lock);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function refuseIfAlive(text: string, lock: string): void {
  const holder = parseHolder(text);
  if (!holder || identifyProcess(holder.pid) !== holder.identity) return;
  throw new StartRefusal("ALREADY_RUNNING", {
    zh: `另一个进程（pid ${holder.pid}）正在使用此数据文件夹（${lock}）。请先停止它，或用 MUSTER_HOME 指定其他文件夹。`,
    en: `Another process (pid ${holder.pid}) is using this data folder (${lock}). Stop it first, or set MUSTER_HOME to another folder.`,
  });
}

function parseHolder(text: string): z.infer<typeof holderShape> | undefined {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function release(lock: string, mine: string): void {
  if (readText(lock) === mine) rmSync(lock, { force: true });
}
