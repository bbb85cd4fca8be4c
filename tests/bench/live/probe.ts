// Preloaded into every program that is measured: tells the bench, over its channel, what the process has used and holds.
import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./answer.js";
import type { Vitals } from "./program.js";

const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const NURSERY_BYTES = 512 * 2 ** 20;
const PIECE_BYTES = 8 * 1024;

/** Touches every page of V8's nursery, of twice 64 MiB whoever subscribes, so that no later look takes it for growth. */
function fillNursery(): number {
  let sum = 0;
  for (let bytes = 0; bytes < NURSERY_BYTES; bytes += PIECE_BYTES) {
    sum += Array.from({ length: PIECE_BYTES / 8 }, () => bytes).length;
  }
  return sum;
}

async function collected(): Promise<Vitals> {
  fillNursery();
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await sleep(100);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMicros: cpuMicros(), rss, used: heapUsed + external };
}

answer({ cpu: (): Vitals => ({ cpuMicros: cpuMicros(), rss: process.memoryUsage.rss(), used: 0 }), memory: collected });
// Whoever measures is gone: nobody else would end this process.
process.on("disconnect", () => process.exit());
