import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { StartProgram } from "../support/start-program.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";

const identityFile = z.array(z.object({ name: z.string(), password: z.string(), posts: z.array(z.string()) }));

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
    const first = StartProgram.start({ MUSTER_HOME: home, PORT: "0" });
    const url = await first.address();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/explorer/`)).status).toBe(200);
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: "ok", isDemo: true });
    const [identity] = identityFile.parse(JSON.parse(readFileSync(join(home, "identities.json"), "utf8")));
    expect(first.said).toContain(identity?.password);
    expect(await signIn(url)).toMatchObject({ data: { signIn: { token: expect.any(String) } } });
    for (const name of ["identities.json", "roles.json", "muster.log"])
      expect(statSync(join(home, name)).mode & 0o077).toBe(0);
    const startedAt = performance.now();
    expect(await first.end("SIGINT")).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);

    const begunAt = performance.now();
    const second = StartProgram.start({ MUSTER_HOME: home, PORT: "0" });
    const again = await second.address();
    expect(performance.now() - begunAt).toBeLessThan(10_000);
    expect(second.said).not.toContain(identity?.password);
    expect(second.said).toContain(join(home, "identities.json"));
    expect(await signIn(again)).toMatchObject({ data: { signIn: { token: expect.any(String) } } });
    expect(await second.end("SIGTERM")).toBe(0);
  });

  test.each(["Made the database", "Loading the demo county"])(
    "cut off after '%s' says so, leaves nothing behind and goes on next time",
    async (sentence) => {
      const cutHome = makeTemporaryHome();
      const program = StartProgram.start({ MUSTER_HOME: cutHome, PORT: "0" });
      while (!program.said.includes(sentence)) await new Promise((later) => setTimeout(later, 5));
      expect(await program.end("SIGINT")).toBe(130);
      expect(program.said).toContain("The start was cut off");
      expect(program.said).not.toContain("    at ");
      expect(existsSync(join(cutHome, "lock"))).toBe(false);
      const again = StartProgram.start({ MUSTER_HOME: cutHome, PORT: "0" });
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
    const program = StartProgram.start({ MUSTER_HOME: home, PORT: port });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain(port);
    expect(program.said).not.toContain("    at ");
    taken.close();
  });

  test("names a home that is no folder", async () => {
    const file = join(home, "a-file");
    writeFileSync(file, "");
    const program = StartProgram.start({ MUSTER_HOME: file, PORT: "0" });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain(file);
    expect(program.said).not.toContain("    at ");
  });

  test("names a setting that does not exist", async () => {
    const program = StartProgram.start({ MUSTER_HOEM: home, PORT: "0" });
    expect(await program.end()).toBe(1);
    expect(program.said).toContain("MUSTER_HOEM");
  });
});
