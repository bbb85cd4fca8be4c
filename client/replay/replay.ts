import { existsSync } from "node:fs";
import { MusterClient } from "../muster-client.js";
import { MusterError } from "../muster-error.js";
import { closingTable } from "./closing-table.js";
import { listVillages } from "./list-villages.js";
import { loadMapping } from "./load-mapping.js";
import { mapReport } from "./map-report.js";
import { paceOf } from "./pace.js";
import { readIdentity } from "./read-identity.js";
import { countLines, readLines } from "./read-lines.js";
import { type Options, readOptions } from "./read-options.js";
import { realTime } from "./real-time.js";
import { runReplay } from "./run-replay.js";
import { defaultBackOff, sendReport } from "./send-report.js";
import { showProgress } from "./show-progress.js";
import { newTally, type Tally } from "./tally.js";
import { UsageError } from "./usage-error.js";

/** Exit codes: 0 nothing lost, 1 reports lost or no server, 2 wrongly called, 130 interrupted. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!existsSync(options.file)) throw new UsageError(`no such file: ${options.file}`);
  const mapping = loadMapping(options.mapping, options.file);
  const identity = options.identity ?? readIdentity(process.env["MUSTER_HOME"] ?? ".muster");
  const total = Math.min(options.limit, await countLines(options.file));

  const client = new MusterClient(options.server);
  const signIn = () => client.signIn(identity.name, identity.password);
  await signIn();
  const villages = await listVillages(client);

  const stop = new AbortController();
  let isInterrupted = false;
  process.once("SIGINT", () => {
    isInterrupted = true;
    stop.abort();
  });
  const tally = newTally();
  const progress = showProgress(process.stdout, total, realTime.now);
  const sender = { client, signIn, time: realTime, backOff: defaultBackOff };
  const startedAt = realTime.now();
  await runReplay(readLines(options.file), tally, {
    map: (text) => mapReport(text, mapping, villages),
    send: (report) => sendReport(sender, report, stop.signal),
    pace: paceOf(options.speed, realTime),
    concurrency: options.concurrency,
    limit: options.limit,
    stop,
    onProblem: ({ line, problem }) => {
      progress.clear();
      console.error(`第 ${line} 行 line ${line}: ${problem}`);
    },
    onProgress: () => progress.show(tally),
  });
  progress.clear();
  console.log(closingTable(tally, realTime.now() - startedAt));
  return conclude(tally, options, isInterrupted);
}

function conclude(tally: Tally, { server, file }: Options, isInterrupted: boolean): number {
  const again = `Run the same command again: what ${file} has filed already is not filed twice.`;
  if (isInterrupted) {
    console.error(`中断 interrupted. ${again}`);
    return 130;
  }
  if (tally.lost.size === 0) return 0;
  console.error(`有丢失 reports were lost at ${server}. ${again}`);
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError || error instanceof MusterError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
