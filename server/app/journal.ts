import { parseArgs } from "node:util";
import { makeLogger } from "../platform/logging/index.js";
import { verifyJournal, type AskJournal } from "../platform/journal/index.js";
import { accountEnvironment } from "./environment.js";
import { openCounty } from "./open-county.js";
import { runCommandLine } from "./run-until-stopped.js";
import { StartFault } from "./start-fault.js";
import { verifyState } from "./verify-state.js";

const USAGE = "npm run journal -- verify [--newest 10000]";
const TELL_EVERY_MS = 2_000;

/** `npm run journal -- verify`: looks whether the journal is what was written and the county what its journal says; ends with 1 where not. */
runCommandLine(async (closers) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { newest: { type: "string" } } });
  const newest = values.newest === undefined ? undefined : Number(values.newest);
  const isAsked = positionals.length === 1 && positionals[0] === "verify";
  if (!isAsked || (newest !== undefined && !(Number.isInteger(newest) && newest > 0)))
    throw new StartFault(`用法：${USAGE}`, `Usage: ${USAGE}`);
  const { DATABASE_URL, DATABASE_SCHEMA } = accountEnvironment(process.env);
  const countyCode = DATABASE_SCHEMA.slice("county_".length);
  const logger = makeLogger({ level: "warn" });
  const { database } = await openCounty({
    url: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    countyCode,
    poolSize: 2,
    logger,
  });
  closers.add("database", () => database.close());
  const ask: AskJournal = (sql, parameters) =>
    database.read({ system: "journal verify" }, (em) => em.execute(sql, [...parameters]));
  const tell = nowAndThen();
  const { from, to, fault } = await verifyJournal(ask, {
    ...(newest === undefined ? {} : { newest }),
    onProgress: (done, of) => tell(`日志 journal ${done}/${of}`),
  });
  if (fault !== null) {
    throw new StartFault(
      `第 ${fault.position} 条记录有误：${fault.zh}。其后的记录未再核对。请从备份比对该条，并保全现场。`,
      `Entry ${fault.position} is wrong: ${fault.en}. What follows it was not looked at. Compare it with a backup and keep the database as it is.`,
    );
  }
  console.log(
    `日志无误：第 ${from + 1n} 至 ${to} 条。 The journal is as it was written: entries ${from + 1n} to ${to}.`,
  );
  const wrong = await verifyState(ask, (table, rows) => tell(`状态 state: ${table} ${rows}`));
  if (wrong !== null) {
    throw new StartFault(
      `${wrong.table} ${wrong.id} 的状态为 ${wrong.status}，日志所记为 ${wrong.told ?? "无"}。`,
      `The ${wrong.table} ${wrong.id} has the status ${wrong.status}; its journal says ${wrong.told ?? "nothing"}.`,
    );
  }
  console.log("事件、任务和出动的状态与日志一致。 Incidents, tasks and assignments are what their journal says.");
});

/** Says how far long work has come, every two seconds at most. */
function nowAndThen(): (sentence: string) => void {
  let saidAt = performance.now();
  return (sentence) => {
    if (performance.now() - saidAt < TELL_EVERY_MS) return;
    saidAt = performance.now();
    console.error(sentence);
  };
}
