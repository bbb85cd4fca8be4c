import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Logger } from "../platform/logging/index.js";

const PROGRAM = fileURLToPath(new URL("../../client/simulator/simulate.js", import.meta.url));
const MOST_MEMORY_MIB = 128;
const AGAIN_AFTER_MS = 10_000;
const PATIENCE_MS = 2_500;

/** What a simulator is told. */
export interface SimulatorOptions {
  readonly server: string;
  readonly home: string;
  readonly speed: number;
  readonly logger: Logger;
}

/**
 * Runs the simulator in a process of its own, which can neither slow nor crash the server; what it has to say goes to the log. One that
 * dies is started again. What it answers ends it, by force where it takes too long.
 */
export function startSimulator({ server, home, speed, logger }: SimulatorOptions): () => Promise<void> {
  let isOver = false;
  let again: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  const start = (): void => {
    const args = [PROGRAM, "--server", server, "--home", home, "--speed", String(speed)];
    // The channel tells it when this process is gone, however that came about.
    child = spawn(process.execPath, [`--max-old-space-size=${MOST_MEMORY_MIB}`, ...args], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    if (child.stderr !== null)
      createInterface({ input: child.stderr }).on("line", (line) => {
        if (!isOver) logger.warn({ line }, "simulator");
      });
    child.on("error", (error) => logger.warn({ error: error.message }, "simulator"));
    child.on("exit", (code, signal) => {
      // A Ctrl-C reaches the whole group of processes, this one perhaps a little later.
      if (isOver || code === 0) return;
      logger.warn({ code, signal }, "the simulator ended and starts again");
      again = setTimeout(start, AGAIN_AFTER_MS);
    });
  };
  start();
  return async () => {
    isOver = true;
    clearTimeout(again);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await gone;
    clearTimeout(force);
  };
}
