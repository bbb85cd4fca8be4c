import type { Launch, RunningServer } from "./launch-server.js";
import { launchUntilReady } from "./launch-until-ready.js";
import { StartRefusal } from "./start-refusal.js";
import { stopServer } from "./stop-server.js";

/** A PostgreSQL that is brought back when it dies, on the same port. */
export type KeptServer = { readonly port: number; readonly pid: () => number; readonly stop: () => Promise<void> };

/** What the keeper is told by its owner, and whom it tells. */
export type KeepOptions = {
  readonly port?: number;
  readonly log?: (sentence: string) => void;
  readonly onLost?: (reason: StartRefusal) => void;
};

// More deaths than this within the window have a cause that another start does not cure.
const deathsAllowed = 5;
const windowMs = 60_000;

/** Starts PostgreSQL and starts it again on the same port whenever it ends unasked; gives up after five deaths in a minute. */
export async function keepRunning(
  launch: Omit<Launch, "port">,
  { port: wishedPort, log, onLost }: KeepOptions,
): Promise<KeptServer> {
  const first = await launchUntilReady(launch, wishedPort);
  let current: RunningServer = first;
  let isWanted = true;
  let deaths: number[] = [];

  const watch = async (): Promise<void> => {
    while (isWanted) {
      await current.exited;
      if (!isWanted) return;
      deaths = [...deaths.filter((at) => at > Date.now() - windowMs), Date.now()];
      if (deaths.length > deathsAllowed) throw diedTooOften(launch.logFile);
      log?.("数据库意外退出，正在重新启动。 The database ended unexpectedly; starting it again.");
      current = await launchUntilReady(launch, first.port);
    }
  };
  const watched = watch().catch((error: unknown) => {
    if (!isWanted) return; // Its owner is stopping it anyway.
    isWanted = false;
    onLost?.(error instanceof StartRefusal ? error : diedTooOften(launch.logFile, error));
  });

  return {
    port: first.port,
    pid: () => current.pid,
    stop: async () => {
      isWanted = false;
      await stopServer(current);
      await watched;
      // A restart may have been under way while stopping: what it brought up must go as well.
      await stopServer(current);
    },
  };
}

function diedTooOften(logFile: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    "NOT_STARTED",
    {
      zh: `PostgreSQL 反复意外退出，详见 ${logFile}。`,
      en: `PostgreSQL keeps dying; see ${logFile}.`,
    },
    { cause },
  );
}
