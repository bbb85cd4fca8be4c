import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../support/eventually.js";
import type { Contender } from "./contender.js";
import type { Program } from "./program.js";
import type { Delivered } from "./subscribers.js";

/** How often something happens, and for how long it is watched. */
export interface Pace {
  readonly everyMs: number;
  readonly forMs: number;
}

/** What was seen in a stretch of time. */
export interface Window extends Delivered {
  /** Entries that were committed. */
  readonly commits: number;
  /** The processor time of the serving process. */
  readonly cpuMicros: number;
  readonly seconds: number;
}

const LONGEST_MS = 30_000;

/** Lets things happen at a pace until each has come to every subscriber; throws where one does not. */
export async function watchWindow(
  { program, publish, commits }: Contender,
  subscribers: Program,
  count: number,
  { everyMs, forMs }: Pace,
): Promise<Window> {
  await commits();
  await subscribers.ask("begin");
  const cpuBefore = await program.cpuMicros();
  const startedAt = performance.now();
  const happening: Promise<void>[] = [];
  for (let due = 0; due < forMs; due += everyMs) {
    await sleep(Math.max(0, startedAt + due - performance.now()));
    happening.push(publish());
  }
  await Promise.all(happening);
  await sleep(Math.max(0, startedAt + forMs - performance.now()));
  const committed = await commits();
  const isAllThere = async (): Promise<boolean> => (await subscribers.ask<number>("count")) >= committed.length * count;
  await eventually(`${committed.length} entries at ${count} subscribers`, isAllThere, LONGEST_MS);
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuMicros = (await program.cpuMicros()) - cpuBefore;
  const delivered = await subscribers.ask<Delivered>("end", committed);
  if (delivered.entries !== committed.length * count)
    throw new Error(`${delivered.entries} entries came instead of ${committed.length * count}`);
  return { ...delivered, commits: committed.length, cpuMicros, seconds };
}
