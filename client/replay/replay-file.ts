import { MusterClient } from "../muster-client.js";
import { closingTable } from "./closing-table.js";
import { listVillages } from "./list-villages.js";
import { loadMapping } from "./load-mapping.js";
import { mapReport } from "./map-report.js";
import { paceOf } from "./pace.js";
import type { Identity } from "./read-identity.js";
import { countLines, readLines } from "./read-lines.js";
import type { Options } from "./read-options.js";
import { realTime } from "./real-time.js";
import { runReplay } from "./run-replay.js";
import { defaultBackOff, sendReport } from "./send-report.js";
import { showProgress } from "./show-progress.js";
import { newTally, type Tally } from "./tally.js";

/** Where a replay writes: progress and the closing table to `output`, lines that went wrong to `problems`. */
export interface Streams {
  output: Pick<NodeJS.WriteStream, "write" | "isTTY">;
  problems: Pick<NodeJS.WriteStream, "write">;
}

/** Replays a whole file and prints the closing table; `stop` ends it early, with the table of what was done until then. */
export async function replayFile(
  options: Options,
  identity: Identity,
  streams: Streams,
  stop: AbortController,
): Promise<Tally> {
  const lines = await countLines(options.file);
  const mapping = loadMapping(options.mapping, options.file);
  const total = Math.min(options.limit, lines);
  const client = new MusterClient(options.server);
  const signIn = () => client.signIn(identity.name, identity.password);
  await signIn();
  const villages = await listVillages(client);

  const tally = newTally();
  const progress = showProgress(streams.output, total, realTime.now);
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
      streams.problems.write(`第 ${line} 行 line ${line}: ${problem}\n`);
    },
    onProgress: () => progress.show(tally),
  });
  progress.clear();
  streams.output.write(`${closingTable(tally, realTime.now() - startedAt)}\n`);
  return tally;
}
