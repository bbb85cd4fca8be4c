import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { projectRoot } from "../../server/kernel/project-root.js";

/** The program that `npm start` runs, as a process of its own. */
export class StartProgram {
  said = "";
  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.said += text.toString()));
  }

  /** Starts it, without a demonstration unless asked for one; `isGroup` gives it a group of processes of its own, as a shell does. */
  static start(
    variables: Record<string, string>,
    { args = ["--no-demo"], isGroup = false }: { readonly args?: readonly string[]; readonly isGroup?: boolean } = {},
  ): StartProgram {
    const { MUSTER_HOME: _own, ...env } = process.env;
    return new StartProgram(
      spawn(process.execPath, ["dist/server/app/start.js", ...args], {
        cwd: projectRoot,
        env: { ...env, ...variables },
        detached: isGroup,
      }),
    );
  }

  /** The address that it prints once it answers. */
  async address(): Promise<string> {
    for (;;) {
      const url = /API\s+(http:\S+)\/graphql/.exec(this.said)?.[1];
      if (url !== undefined && this.said.includes("Ctrl-C")) return url;
      if (this.child.exitCode !== null) throw new Error(`ended: ${this.said}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** Ctrl-C as a terminal gives it: to every process of the group. */
  async interruptAll(): Promise<number | null> {
    const gone = once(this.child, "exit");
    process.kill(-(this.child.pid ?? 0), "SIGINT");
    await gone;
    return this.child.exitCode;
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const gone = once(this.child, "exit");
    if (signal !== undefined) this.child.kill(signal);
    await gone;
    return this.child.exitCode;
  }
}
