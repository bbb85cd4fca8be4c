import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../../server/kernel/project-root.js";

/** What the processor did for a process, in microseconds, and what it holds, in bytes. */
export interface Vitals {
  readonly cpuMicros: number;
  readonly rss: number;
  /** What its heap and its buffers hold after a full collection; 0 where that was not asked. */
  readonly used: number;
}

/** How a program is started. */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Switches of Node and V8. */
  readonly flags?: readonly string[];
}

interface Answer {
  readonly answered: number;
  readonly value?: unknown;
  readonly fault?: string;
}

const folder = join(projectRoot, "dist/tests/bench/live");

/** A program in a process of its own, with a channel to the bench over which it is also asked for its vitals. */
export class Program {
  said = "";
  private asked = 0;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void }
  >();

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.said = `${this.said}${text.toString()}`.slice(-8_000)));
    child.on("message", (message: Answer) => this.take(message));
    child.on("exit", () => {
      for (const { reject } of this.waiting.values()) reject(new Error(`a program ended: ${this.said}`));
      this.waiting.clear();
    });
  }

  /** Starts a script of the project. */
  static start(script: string, { env = {}, flags = [] }: ProgramOptions = {}): Program {
    const profile = process.env["BENCH_NODE_OPTIONS"]?.split(" ") ?? [];
    return new Program(
      fork(join(projectRoot, script), {
        cwd: projectRoot,
        silent: true,
        serialization: "advanced",
        execArgv: ["--expose-gc", ...flags, ...profile, "--import", pathToFileURL(join(folder, "probe.js")).href],
        env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
      }),
    );
  }

  /** Waits for the first message that has something to say to `read`. */
  async hear<Value>(read: (message: Readonly<Record<string, unknown>>) => Value | undefined): Promise<Value> {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const listen = (message: Readonly<Record<string, unknown>>): void => {
      const value = read(message);
      if (value !== undefined) resolve(value);
    };
    const ended = (): void => reject(new Error(`a program ended: ${this.said}`));
    this.child.on("message", listen);
    this.child.once("exit", ended);
    try {
      return await promise;
    } finally {
      this.child.off("message", listen);
      this.child.off("exit", ended);
    }
  }

  /** Asks a question of the program and waits for its answer. */
  ask<Value>(question: string, input: unknown = null): Promise<Value> {
    this.asked += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.waiting.set(this.asked, { resolve, reject });
    this.child.send({ asked: this.asked, question, input });
    return promise as Promise<Value>;
  }

  tell(message: Readonly<Record<string, unknown>>): void {
    this.child.send(message);
  }

  /** Its processor time until now. */
  async cpuMicros(): Promise<number> {
    return (await this.ask<Vitals>("cpu")).cpuMicros;
  }

  /** What it holds after full collections. */
  vitals(): Promise<Vitals> {
    return this.ask("memory");
  }

  /** Asks it to stop, and ends it where it does not. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const cut = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(cut);
  }

  private take({ answered, value, fault }: Answer): void {
    const waiter = this.waiting.get(answered);
    this.waiting.delete(answered);
    if (fault === undefined) waiter?.resolve(value);
    else waiter?.reject(new Error(fault));
  }
}
