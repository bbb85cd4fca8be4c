import type { BenchResult } from "../bench.js";
import type { Machine } from "./describe-machine.js";

/** A run of a bench as it is kept. */
export interface BenchRecord extends BenchResult {
  readonly name: string;
  readonly title: string;
  /** The day it was measured, in UTC. */
  readonly date: string;
  readonly machine: Machine;
}

/** Puts together what is kept of a run. */
export function recordOf(
  name: string,
  title: string,
  machine: Machine,
  result: BenchResult,
  now = new Date(),
): BenchRecord {
  return { name, title, date: now.toISOString().slice(0, 10), machine, ...result };
}
