/** What a bench is told. */
export interface BenchOptions {
  /** Everything small, to see that it works; what it measures then means nothing and is not recorded. */
  readonly isQuick: boolean;
  /** Tells whoever waits how far it has come. */
  readonly say: (line: string) => void;
}

/** A figure that was measured, beside what it should be. */
export interface Goal {
  readonly name: string;
  readonly bound: "at most" | "at least";
  readonly goal: number;
  readonly measured: number;
  readonly unit: string;
}

/** Rows of one kind; each cell is shown as it is given. */
export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Lines that are shown as they stand, such as a curve. */
export interface BenchDrawing {
  readonly title: string;
  readonly drawing: string;
}

/** What can be written as JSON and read again as the same. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a bench found. */
export interface BenchResult {
  /** How much of what was done. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** What took part beside Node and Muster, with its version. */
  readonly versions: Readonly<Record<string, string>>;
  /** Everything that was measured, for programs. */
  readonly figures: Json;
  /** The same for people. */
  readonly parts: readonly (BenchTable | BenchDrawing)[];
  readonly goals: readonly Goal[];
  /** What one must know to read the figures rightly, a sentence each. */
  readonly notes: readonly string[];
}

/** One of the benches. */
export interface Bench {
  /** What it measures, in words for docs/performance.md. */
  readonly title: string;
  run(options: BenchOptions): Promise<BenchResult>;
}

/** Whether what was measured is as good as it should be. */
export function isMet({ bound, goal, measured }: Goal): boolean {
  return bound === "at most" ? measured <= goal : measured >= goal;
}
