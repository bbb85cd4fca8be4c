import { setTimeout as sleep } from "node:timers/promises";
import type { RunningServer } from "./launch-server.js";

const fastShutdownMs = 30_000;

/** Ends PostgreSQL: open transactions are rolled back and a checkpoint is written; after 30 s at once, to be replayed at the next start. */
export async function stopServer(server: RunningServer): Promise<void> {
  server.child.ref();
  server.child.kill("SIGINT");
  const limit = new AbortController();
  const isTooLate = sleep(fastShutdownMs, true, { signal: limit.signal }).catch(() => false);
  if (await Promise.race([isTooLate, server.exited.then(() => false)])) server.child.kill("SIGQUIT");
  limit.abort();
  await server.exited;
}
