import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../../server/kernel/project-root.js";

/** Where a server finds its county, and what is wrong with it. */
export interface ServeOptions {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly home: string;
  readonly port: number;
  /** More of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The name of a defect to run with. */
  readonly defect?: string | undefined;
  /** The name of a file of the kit to load before the program, for looking inside. */
  readonly preload?: string;
}

/** Bytes that a process holds: in all, and of what was written to its slowest line and not yet taken by the network. */
export interface Memory {
  readonly rss: number;
  readonly backlog: number;
}

const READY_MS = 60_000;

/** The program that production runs, as a process of its own that a test may treat as badly as it likes. */
export class ServeProcess {
  said = "";
  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.said = `${this.said}${text.toString()}`.slice(-20_000)));
  }

  /** Starts the program and waits until it says that it is ready; throws with what it said where it ends before. */
  static async start(options: ServeOptions): Promise<ServeProcess> {
    const { databaseUrl, schema, home, port, settings = {}, defect } = options;
    const child = spawn(process.execPath, [...preloadsOf(options), join(projectRoot, "dist/server/app/serve.js")], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe", ...(options.preload === undefined ? [] : ["ipc" as const])],
      env: {
        PATH: process.env["PATH"],
        DATABASE_URL: databaseUrl,
        DATABASE_SCHEMA: schema,
        MUSTER_HOME: home,
        PORT: String(port),
        ...(defect === undefined ? {} : { PLANTED_DEFECT: defect }),
        ...settings,
      },
    });
    const server = new ServeProcess(child);
    try {
      await server.ready(port);
    } catch (error) {
      await server.kill();
      throw error;
    }
    return server;
  }

  /** What it holds in memory; only where it was started with `tell-memory`. */
  async memory(): Promise<Memory> {
    const told = once(this.child, "message");
    this.child.send("how much");
    const [memory] = await told;
    return memory as Memory;
  }

  /** Kills it as a power cut would. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Asks it to stop and gives its exit code and how long that took. */
  async stop(): Promise<{ readonly code: number | null; readonly ms: number }> {
    const startedAt = performance.now();
    await this.end("SIGTERM");
    return { code: this.child.exitCode, ms: performance.now() - startedAt };
  }

  private async ready(port: number): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (!(await isReady(port))) {
      if (this.child.exitCode !== null) throw new Error(`the server ended: ${this.said}`);
      if (Date.now() > deadline) throw new Error(`the server was not ready in time: ${this.said.slice(-2_000)}`);
      await sleep(50);
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill(signal);
    await gone;
  }
}

function preloadsOf({ defect, preload }: ServeOptions): readonly string[] {
  const files = [...(defect === undefined ? [] : ["plant-defect"]), ...(preload === undefined ? [] : [preload])];
  const paths = files.map((name) => `tests/faults/kit/${name}.ts`);
  if (paths.length > 0) paths.unshift("tests/support/resolve-typescript.ts");
  return paths.flatMap((path) => ["--import", pathToFileURL(join(projectRoot, path)).href]);
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
