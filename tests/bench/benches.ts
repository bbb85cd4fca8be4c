import type { Bench } from "./bench.js";

/** Every bench by the name it is asked by and recorded under; loaded only when it is asked. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  write: async () => (await import("./write/write-bench.js")).writeBench,
  read: async () => (await import("./read/read-bench.js")).readBench,
  live: async () => (await import("./live/live.js")).live,
  desk: async () => (await import("./desk/desk-bench.js")).deskBench,
};
