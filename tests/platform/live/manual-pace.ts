import type { Pace, Wait } from "../../../server/platform/live/pace.js";

interface Pending {
  readonly at: number;
  readonly resolve: () => void;
}

/** Time that moves only when a test says so. */
export class ManualPace implements Pace {
  private time = 0;
  private pending: Pending[] = [];

  now(): number {
    return this.time;
  }

  wait(ms: number): Wait {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.pending.push({ at: this.time + ms, resolve });
    return { over: promise, end: resolve };
  }

  /** Lets time pass; everything that was waiting for less than that goes on. */
  pass(ms: number): void {
    this.time += ms;
    const due = this.pending.filter(({ at }) => at <= this.time);
    this.pending = this.pending.filter(({ at }) => at > this.time);
    for (const { resolve } of due) resolve();
  }
}

/** Lets everything run that can run without time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
