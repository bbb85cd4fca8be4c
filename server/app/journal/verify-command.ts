import { parseArgs } from "node:util";
import {
  compareAnchor,
  verifyJournal,
  type AskJournal,
  type JournalAnchor,
  type JournalFault,
} from "../../platform/journal/index.js";
import { accountEnvironment } from "../environment.js";
import type { Closers } from "../run-until-stopped.js";
import { StartFault } from "../start-fault.js";
import { verifyState } from "../verify-state.js";
import { askingApart, nowAndThen, openJournal, tellingProgress } from "./open-journal.js";
import { readAnchor } from "./read-anchor.js";
import { wronglyCalled } from "./usage.js";

/** Looks whether the journal is what was written and the county what its journal says; throws where not. */
export async function verifyCommand(words: string[], closers: Closers): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { newest: { type: "string" }, anchor: { type: "string", multiple: true } },
  });
  const newest = values.newest === undefined ? undefined : Number(values.newest);
  if (newest !== undefined && !(Number.isInteger(newest) && newest > 0)) throw wronglyCalled();
  const { DATABASE_URL, DATABASE_SCHEMA } = accountEnvironment(process.env);
  const anchors = await Promise.all(
    (values.anchor ?? []).map(async (path) => ({ path, anchor: await readAnchor(path) })),
  );
  const ask = askingApart(await openJournal(DATABASE_URL, DATABASE_SCHEMA, closers));
  const { from, to, fault } = await verifyJournal(ask, {
    ...(newest === undefined ? {} : { newest }),
    onProgress: tellingProgress(),
  });
  if (fault !== null) throw wrongEntry(fault);
  console.log(
    `日志无误：第 ${from + 1n} 至 ${to} 条。 The journal is as it was written: entries ${from + 1n} to ${to}.`,
  );
  for (const { path, anchor } of anchors) await compare(ask, path, anchor);
  await compareState(ask);
}

/** Names the first wrong entry and says what to do. */
export function wrongEntry({ position, zh, en }: JournalFault): StartFault {
  return new StartFault(
    `第 ${position} 条记录有误：${zh}。其后的记录未再核对。请从备份比对该条，并保全现场。`,
    `Entry ${position} is wrong: ${en}. What follows it was not looked at. Compare it with a backup and keep the database as it is.`,
  );
}

async function compare(ask: AskJournal, path: string, anchor: JournalAnchor): Promise<void> {
  const verdict = await compareAnchor(ask, anchor);
  if (typeof verdict === "object") throw wrongEntry(verdict.fault);
  const said = {
    fits: `与卷宗 ${path} 一致。 It agrees with the bundle ${path}.`,
    "other-epoch": `卷宗 ${path} 属于日志的另一纪元（数据库曾恢复），无从比对。 The bundle ${path} is of another epoch of the journal (the database was restored) and cannot be compared.`,
    "below-floor": `卷宗 ${path} 所记的条目已归档，无从比对。 What the bundle ${path} tells of is kept no longer and cannot be compared.`,
  };
  console.log(said[verdict]);
}

async function compareState(ask: AskJournal): Promise<void> {
  const tell = nowAndThen();
  const wrong = await verifyState(ask, (table, rows) => tell(`状态 state: ${table} ${rows}`));
  if (wrong !== null) {
    const { table, id, status, told, position } = wrong;
    throw told === null || position === null
      ? new StartFault(
          `${table} ${id} 的状态为 ${status}，日志没有记载。`,
          `The ${table} ${id} has the status ${status}; the journal says nothing of it.`,
        )
      : new StartFault(
          `${table} ${id} 的状态为 ${status}，日志第 ${position} 条所记为 ${told}。`,
          `The ${table} ${id} has the status ${status}; the journal says ${told}, last at position ${position}.`,
        );
  }
  console.log("事件、任务和出动的状态与日志一致。 Incidents, tasks and assignments are what their journal says.");
}
