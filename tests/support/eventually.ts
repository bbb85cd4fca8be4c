import { setTimeout as sleep } from "node:timers/promises";

/** Waits until the probe says yes; throws naming what was awaited when it does not within the time. */
export async function eventually(
  what: string,
  probe: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(20);
  }
}
