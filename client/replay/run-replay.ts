import type { MappedLine } from "./map-report.js";
import type { Pace } from "./pace.js";
import type { SourceLine } from "./read-lines.js";
import type { ReportInput } from "./report-input.js";
import type { Outcome } from "./send-report.js";
import { countBadLine, countOutcome, type LineProblem, type Tally } from "./tally.js";

/** The parts a replay is made of. */
export interface Replay {
  map: (text: string) => MappedLine;
  send: (report: ReportInput) => Promise<Outcome>;
  pace: Pace;
  concurrency: number;
  limit: number;
  /** Ends the run: no further line is begun, what is on its way is waited for. */
  stop: AbortController;
  onProblem: (problem: LineProblem) => void;
  onProgress: () => void;
}

/** Feeds the lines through the API, counting into `tally` as it goes; stops early on the signal or when the server stays away. */
export async function runReplay(lines: AsyncIterable<SourceLine>, tally: Tally, replay: Replay): Promise<void> {
  const { signal } = replay.stop;
  const underway = new Set<Promise<void>>();
  for await (const { number, text } of lines) {
    if (tally.read >= replay.limit || signal.aborted) break;
    const mapped = replay.map(text);
    if ("problem" in mapped) {
      tally.read += 1;
      countBadLine(tally, { line: number, problem: mapped.problem });
      replay.onProblem({ line: number, problem: mapped.problem });
      continue;
    }
    while (underway.size >= replay.concurrency) await Promise.race(underway);
    tally.latestMs = Math.max(tally.latestMs, await replay.pace(mapped.reportedAt, signal));
    if (signal.aborted) break;
    tally.read += 1;
    const sending = sendOne(number, mapped.report, tally, replay).finally(() => underway.delete(sending));
    underway.add(sending);
  }
  await Promise.all(underway);
}

async function sendOne(line: number, report: ReportInput, tally: Tally, replay: Replay): Promise<void> {
  const outcome = await replay.send(report);
  countOutcome(tally, outcome);
  if (outcome.kind !== "accepted")
    replay.onProblem({ line, problem: `${outcome.kind} ${outcome.code}: ${outcome.message}` });
  if (outcome.kind === "lost" && outcome.isServerGone) replay.stop.abort();
  replay.onProgress();
}
