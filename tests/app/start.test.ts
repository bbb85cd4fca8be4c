import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";

const identityFile = z.array(z.object({ name: z.string(), password: z.string(), posts: z.array(z.string()) }));

/** The program that `npm start` runs, as a process of its own. */
class Program {
  said = "";
  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.said += text.toString()));
  }

  static start(variables: Record<string, string>): Program {
    const { MUSTER_HOME: _own, ...env } = process.env;
    return new Program(
      spawn(process.execPath, ["dist/server/app/start.js"], { cwd: projectRoot, env: { ...env, ...variables } }),
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

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const gone = once(this.child, "exit");
    if (signal !== undefined) this.child.kill(signal);
    await gone;
    return this.child.exitCode;
  }
}

describe("npm start", { timeout: 60_000 }, () => {
  let home: string;

  beforeAll(() => {
    const built = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: projectRoot, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    home = makeTemporaryHome();
  }, 120_000);
  afterAll(() => removeTemporaryHome(home));

  const signIn = async (url: string) => {
    const [identity] = identityFile.parse(JSON.parse(readFileSync(join(home, "identities.json"), "utf8")));
    const query = "mutation ($input: SignInInput!) { signIn(input: $input) { token viewer { activePost { post } } } }";
    const body = JSON.stringify({
      query,
      variables: { input: { name: identity?.name, password: identity?.password } },
    });
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return answer.json();
  };

  test("makes a whole platform, shows its identities once, keeps everything, and stops on Ctrl-C", async () => {
    const first = Program.start({ MUSTER_HOME: home, PORT: "0" });
    const url = await first.address();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/explorer/`)).status).toBe(200);
    const [identity] = identityFile.parse(JSON.parse(readFileSync(join(home, "identities.json"), "utf8")));
    expect(first.said).toContain(identity?.password);
    expect(await signIn(url)).toMatchObject({ data: { signIn: { token: expect.any(String) } } });
    for (const name of ["identities.json", "roles.json", "muster.log"])
      expect(statSync(join(home, name)).mode & 0o077).toBe(0);
    const startedAt = performance.now();
    expect(await first.end("SIGINT")).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);

    const begunAt = performance.now();
    const second = Program.start({ MUSTER_HOME: home, PORT: "0" });
    const again = await second.address();
    expect(performance.now() - begunAt).toBeLessThan(10_000);
    expect(second.said).not.toContain(identity?.password);
    expect(await signIn(again)).toMatchObject({ data: { signIn: { token: expect.any(String) } } });
    expect(await second.end("SIGTERM")).toBe(0);
  });

  test.each(["Made the database", "Loading the demo county"])(
    "cut off after '%s' says so, leaves nothing behind and goes on next time",
    async (sentence) => {
      const cutHome = makeTemporaryHome();
      const program = Program.start({ MUSTER_HOME: cutHome, PORT: "0" });
      while (!program.said.includes(sentence)) await new Promise((later) => setTimeout(later, 5));
      expect(await program.end("SIGINT")).toBe(130);
      expect(program.said).toContain("The start was cut off");
      expect(program.said).not.toContain("    at ");
      expect(existsSync(join(cutHome, "lock"))).toBe(false);
      const again = Program.start({ MUSTER_HOME: cutHome, PORT: "0" });
      await again.address();
      expect(again.said).toContain("Demo identities");
      expect(await again.end("SIGTERM")).toBe(0);
      removeTemporaryHome(cutHome);
    },
  );

  test("names the port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const program = Program.start({ MUSTER_HOME: home, PORT: port });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain(port);
    expect(program.said).not.toContain("    at ");
    taken.close();
  });

  test("names a home that is no folder", async () => {
    const file = join(home, "a-file");
    writeFileSync(file, "");
    const program = Program.start({ MUSTER_HOME: file, PORT: "0" });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain(file);
    expect(program.said).not.toContain("    at ");
  });

  test("names a setting that does not exist", async () => {
    const program = Program.start({ MUSTER_HOEM: home, PORT: "0" });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain("MUSTER_HOEM");
  });
});
