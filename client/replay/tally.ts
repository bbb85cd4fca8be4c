import type { Outcome } from "./send-report.js";

/** Everything a replay counts. */
export interface Tally {
  read: number;
  accepted: number;
  routed: number;
  needsOperator: number;
  refused: Map<string, number>;
  lost: Map<string, number>;
  bad: { count: number; first: LineProblem[] };
  retries: number;
  latenciesMs: number[];
  latestMs: number;
}

/** A line and what is wrong with it. */
export interface LineProblem {
  line: number;
  problem: string;
}

// The table names the first few; every one has been printed when it was met.
const namedInTable = 20;
// What a report reaches only when nobody had to decide anything.
const routedStatuses = ["DISPATCHED", "HANDLING", "FEEDBACK", "CHECKING", "CLOSED"];

/** A tally with nothing in it. */
export function newTally(): Tally {
  return {
    read: 0,
    accepted: 0,
    routed: 0,
    needsOperator: 0,
    refused: new Map(),
    lost: new Map(),
    bad: { count: 0, first: [] },
    retries: 0,
    latenciesMs: [],
    latestMs: 0,
  };
}

/** Counts a line that could not become a report. */
export function countBadLine(tally: Tally, problem: LineProblem): void {
  tally.bad.count += 1;
  if (tally.bad.first.length < namedInTable) tally.bad.first.push(problem);
}

/** Counts what became of a report that was sent. */
export function countOutcome(tally: Tally, outcome: Outcome): void {
  tally.retries += outcome.retries;
  if (outcome.kind === "lost") {
    increment(tally.lost, outcome.code);
    return;
  }
  tally.latenciesMs.push(outcome.latencyMs);
  if (outcome.kind === "refused") {
    increment(tally.refused, outcome.code);
    return;
  }
  tally.accepted += 1;
  if (outcome.needsOperator) tally.needsOperator += 1;
  else if (routedStatuses.includes(outcome.status)) tally.routed += 1;
}

function increment(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}
