import type { BenchResult, BenchTable, Goal } from "../bench.js";
import { percentile } from "../read/percentile.js";
import { paceOf } from "./reporters.js";
import type { countedSince } from "./statement-times.js";
import type { Written } from "./writers.js";

/** What was done with the milliseconds of processor that each piece of it took. */
export interface Costs extends Written {
  readonly node: number;
  readonly postgres: number;
  readonly client: number;
}

/** Everything that was measured. */
export interface Findings {
  readonly rounds: Readonly<Record<"lean" | "more" | "rich" | "chained" | "loose", readonly Costs[]>>;
  /** One row by one writer, the same row by all, and an entry by all. */
  readonly disk: Written;
  readonly hotRow: Written;
  readonly append: Written;
  readonly steps: readonly { readonly step: string; readonly ms: number }[];
  readonly database: Awaited<ReturnType<typeof countedSince>>;
  readonly writers: number;
  readonly seconds: number;
  readonly postgres: string;
}

type Round = keyof Findings["rounds"];

const NAMES: Readonly<Record<Round, string>> = {
  lean: "reportIncident over HTTP, 16 connections",
  more: "reportIncident over HTTP, 32 connections",
  rich: "the same with names, clocks and tasks in the answer, 16 connections",
  chained: "the same rows by hand, numbered and chained, 16 connections",
  loose: "the same rows by hand without number and journal, 16 connections",
};

/** All rounds of a kind taken together, the costs of each piece weighed by how many there were. */
export function together(rounds: readonly Costs[]): Costs {
  const count = rounds.reduce((sum, round) => sum + round.count, 0);
  const each = (cost: (round: Costs) => number): number =>
    rounds.reduce((sum, round) => sum + cost(round) * round.count, 0) / count;
  return {
    count,
    seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
    ms: rounds.flatMap(({ ms }) => ms),
    node: each(({ node }) => node),
    postgres: each(({ postgres }) => postgres),
    client: each(({ client }) => client),
  };
}

/** The findings as tables, goals and figures. */
export function resultOf(found: Findings): BenchResult {
  const all = Object.fromEntries(
    Object.entries(found.rounds).map(([name, rounds]) => [name, together(rounds)]),
  ) as Record<Round, Costs>;
  const pace = (name: Round): number => paceOf(all[name]).perSecond;
  const ratio = pace("lean") / pace("chained");
  return {
    parameters: { writers: found.writers, secondsOfEach: found.seconds, rounds: found.rounds.lean.length },
    versions: { postgres: found.postgres },
    figures: {
      pace: Object.fromEntries(
        Object.entries(all).map(([name, costs]) => {
          const { node, postgres, client } = costs;
          return [name, { ...paceOf(costs), cpuMs: { node, postgres, client } }];
        }),
      ),
      ratioByRound: found.rounds.lean.map((lean, round) => {
        const hand = found.rounds.chained[round];
        return hand === undefined ? null : paceOf(lean).perSecond / paceOf(hand).perSecond;
      }),
      alone: { disk: paceOf(found.disk), hotRow: paceOf(found.hotRow), append: paceOf(found.append) },
      steps: Object.fromEntries(found.steps.map(({ step, ms }) => [step, ms])),
      statements: found.database.statements.map(({ step, calls, ms }) => ({ step, calls, ms })),
      flushes: { perReport: found.database.flushes, ms: found.database.flushMs },
    },
    parts: [paceTable(all), aloneTable(found), wholeTable(all.lean, found), stepTable(found), statementTable(found)],
    goals: goalsOf(paceOf(found.append).perSecond, pace("lean"), ratio),
    notes: NOTES,
  };
}

function goalsOf(append: number, report: number, ratio: number): readonly Goal[] {
  return [
    {
      name: "journal append with its chain, 16 writers",
      bound: "at least",
      goal: 1_000,
      measured: append,
      unit: "commits/s",
    },
    { name: "reportIncident over HTTP", bound: "at least", goal: 400, measured: report, unit: "a second" },
    { name: "of the same rows by hand", bound: "at least", goal: 0.25, measured: ratio, unit: "times" },
  ];
}

const NOTES = [
  "Every durability of PostgreSQL is on; PostgreSQL, the server and the program that asks share the cores of one machine.",
  "A report is located by its point, routed by the responsibility list, filed and offered to two agencies: 1 incident, 1 report, 2 tasks, 6 clocks, 5 journal entries, 1 key; it counts only if its answer holds its incident.",
  "By hand: the same rows and entries with a number and the hash chain, prepared statements, all of a transaction in one write; no rules, no rights, no HTTP. Each is a commit of its own, where the server lets reports that come together cross together.",
  "Who appends to the journal alone commits each entry by itself, one behind the other at its head; one writer's smallest commit shows what the disk allows.",
  "The steps come from a server that is watched by a profiler, the statements from pg_stat_statements, which count what is inside of functions as well: they say where time goes, not how fast it is unwatched.",
];

function paceTable(all: Readonly<Record<Round, Costs>>): BenchTable {
  return {
    title: "How many a second",
    columns: ["what", "a second", "p50 ms", "p99 ms", "CPU ms: Node", "PostgreSQL", "asking"],
    rows: (Object.keys(NAMES) as Round[]).map((name) => {
      const { perSecond, p50, p99 } = paceOf(all[name]);
      const isByHand = name === "chained" || name === "loose";
      return [NAMES[name], perSecond, p50, p99, isByHand ? "-" : all[name].node, all[name].postgres, all[name].client];
    }),
  };
}

function aloneTable({ disk, hotRow, append }: Findings): BenchTable {
  const row = (name: string, written: Written) => {
    const { perSecond, p50, p99 } = paceOf(written);
    return [name, perSecond, p50, p99];
  };
  return {
    title: "The journal alone",
    columns: ["what", "commits/s", "p50 ms", "p99 ms"],
    rows: [
      row("journal append with its chain, 16 writers", append),
      row("one row that all 16 change, without a journal", hotRow),
      row("one row, one writer: what the disk allows", disk),
    ],
  };
}

function wholeTable(lean: Costs, { database }: Findings): BenchTable {
  const { perSecond } = paceOf(lean);
  return {
    title: "Where the time of a report goes",
    columns: ["of one report", "ms"],
    rows: [
      ["from asking to answer, p50", percentile(lean.ms, 0.5)],
      ["between two answers", 1_000 / perSecond],
      ["Node CPU", lean.node],
      ["PostgreSQL CPU", lean.postgres],
      ["CPU of who asks", lean.client],
      ["one flush to the disk", database.flushMs],
      ["flushes for a report", database.flushes],
    ],
  };
}

function stepTable({ steps }: Findings): BenchTable {
  return { title: "Node, by step", columns: ["step", "CPU ms"], rows: steps.map(({ step, ms }) => [step, ms]) };
}

function statementTable({ database }: Findings): BenchTable {
  return {
    title: "PostgreSQL, by statement",
    columns: ["statement", "times for a report", "ms"],
    rows: database.statements.map(({ step, calls, ms }) => [step, calls, ms]),
  };
}
