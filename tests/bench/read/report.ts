import type { BenchResult, BenchTable, Goal } from "../bench.js";
import type { StatementCount } from "./count-statements.js";
import { growthCurve } from "./growth-curve.js";
import type { Measured, Rounds } from "./measure.js";
import { percentile } from "./percentile.js";

/** What was measured while the county held so many incidents. */
export interface Stop {
  readonly size: number;
  readonly measured: readonly Measured[];
}

/** Everything that a run of the bench found. */
export interface ReadFindings {
  readonly stops: readonly Stop[];
  readonly statements: readonly StatementCount[];
  readonly rounds: Rounds;
  readonly postgres: string;
  readonly gigabytes: number;
}

type Kind = Measured["kind"];

const GOAL_MS = 200;

/** Puts the findings into the words of a record. */
export function reportOf({ stops, statements, rounds, postgres, gigabytes }: ReadFindings): BenchResult {
  const sizes = stops.map(({ size }) => size.toLocaleString("en-US"));
  const curve = (kind: Kind, name: string, share: number) => ({
    name: `${name}, p${share * 100}`,
    values: stops.map(({ measured }) => waited(ofKind(measured, kind), share)),
  });
  return {
    parameters: {
      incidents: sizes.at(-1) ?? "none",
      "answers for each board": rounds.boards,
      "for each page": rounds.pages,
      "unmeasured before": rounds.warm,
      "database GB": Number(gigabytes.toFixed(1)),
    },
    versions: { postgres },
    figures: { stops: stops.map(figuresOf), statements: statements.map((one) => ({ ...one })) },
    parts: [
      {
        title: "Growth with the number of incidents, all seats and filters together",
        drawing: growthCurve(
          sizes,
          [0.5, 0.99].flatMap((share) => [curve("board", "board", share), curve("list", "page of 50", share)]),
          GOAL_MS,
        ),
      },
      tableOf("board", "The board by seat, ms", stops),
      tableOf("list", "Pages of 50 with lead, squads, matter and due times by question, all seats, ms", stops),
      tableOf("total", "Totals, counted only when asked for, all seats, ms (no goal)", stops),
      statementTable(statements),
    ],
    goals: goalsOf(stops.at(-1)?.measured ?? [], statements),
    notes: NOTES,
  };
}

const ofKind = (measured: readonly Measured[], kind: Kind): readonly Measured[] =>
  measured.filter((one) => one.kind === kind);

const waited = (measured: readonly Measured[], share: number): number =>
  percentile(
    measured.flatMap(({ times }) => times),
    share,
  );

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf({ size, measured }: Stop) {
  return {
    size,
    measured: measured.map(({ times, ...one }) => ({
      ...one,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
    })),
  };
}

function goalsOf(last: readonly Measured[], statements: readonly StatementCount[]): readonly Goal[] {
  const within = { bound: "at most", goal: GOAL_MS, unit: "ms" } as const;
  return [
    { name: "board, p99", ...within, measured: waited(ofKind(last, "board"), 0.99) },
    { name: "page of 50, p99", ...within, measured: waited(ofKind(last, "list"), 0.99) },
    {
      name: "statements that a page of 100 takes beyond those of a page of 10",
      bound: "at most",
      goal: 0,
      measured: moreStatements(statements),
      unit: "",
    },
  ];
}

/** Boards by seat, everything else by question: waits at each size, then who waits longest and what it costs at the last. */
function tableOf(kind: Kind, title: string, stops: readonly Stop[]): BenchTable {
  const nameOf = (one: Measured): string => (kind === "board" ? one.seat : one.question);
  const last = ofKind(stops.at(-1)?.measured ?? [], kind);
  return {
    title,
    columns: [
      kind === "board" ? "seat" : "question",
      ...stops.flatMap(({ size }) => [`p50 at ${size.toLocaleString("en-US")}`, "p99"]),
      "slowest seat",
      "its p50",
      "Node CPU",
      "PostgreSQL CPU",
    ],
    rows: [...Map.groupBy(last, nameOf)].map(([name, asked]) => {
      const [slowest] = [...asked].sort((a, b) => waited([b], 0.5) - waited([a], 0.5));
      return [
        name,
        ...stops.flatMap(({ measured }) => {
          const same = ofKind(measured, kind).filter((one) => nameOf(one) === name);
          return [waited(same, 0.5), waited(same, 0.99)];
        }),
        slowest?.seat ?? "",
        slowest === undefined ? Number.NaN : waited([slowest], 0.5),
        mean(asked.map(({ nodeCpu }) => nodeCpu)),
        mean(asked.map(({ postgresCpu }) => postgresCpu)),
      ];
    }),
  };
}

function statementTable(statements: readonly StatementCount[]): BenchTable {
  return {
    title: "SQL statements of one page, begin and rollback among them",
    columns: ["seat", "rows", "statements"],
    rows: statements.map(({ seat, rows, statements: count }) => [seat, rows, count]),
  };
}

/** Seats that find nothing take fewer, which says nothing. */
function moreStatements(statements: readonly StatementCount[]): number {
  const bySeat = [...Map.groupBy(statements, ({ seat }) => seat).values()].filter(([first]) => (first?.rows ?? 0) > 0);
  return Math.max(...bySeat.map((counts) => (counts.at(-1)?.statements ?? 0) - (counts[0]?.statements ?? 0)));
}

const NOTES: readonly string[] = [
  "Over HTTP against `serve.js` on the embedded PostgreSQL with its shipped settings, durability on; one question at a time, so a time is a wait and not a load. CPU is the mean of an answer, of the server and of all backends, and moves less with neighbours on the machine than the wait does.",
  "The history is written by set-based SQL past commands, triggers and policies: incidents, search words, listings, reports, tasks, assignments and due times. The journal stays empty but for its head, since neither boards nor lists read more of it; `journal verify` would rightly say that this state is no fold of it.",
  "500 incidents a day, about 1,500 of them open, skewed over townships, villages, matters and agencies. The county grows backwards in time, so what is open is the same at every size. Indexes are made again after each stretch, a little denser than grown ones; then vacuum, analyze, checkpoint.",
  "The waits of a row are those of all seats together; the p99 of all pages is about the median of the one slowest of some ninety pairs of seat and question.",
];
