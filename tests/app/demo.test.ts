import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { MusterClient } from "../../client/muster-client.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { StartProgram } from "../support/start-program.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";

const identityFile = z.array(z.object({ name: z.string(), password: z.string() }));
const seenForm = z.object({
  board: z.object({ byStatus: z.array(z.object({ status: z.string(), count: z.int() })) }),
  squads: z.array(
    z.object({ id: z.string(), position: z.object({ point: z.object({ longitude: z.number() }) }).nullable() }),
  ),
});
const seenDocument = `{
  board(division: "371323") { byStatus { status count } }
  squads { id position { point { longitude } } }
}`;
const listForm = z.object({
  incidents: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string(), version: z.int(), externalNumber: z.string() }) })),
  }),
});
const listDocument = `{ incidents(first: 100, where: { isOpen: true }) { edges { node { id version externalNumber } } } }`;

/** Looks every half second until what is seen fits, and gives it; throws with the last sight where that takes too long. */
async function until<Seen>(look: () => Promise<Seen>, fits: (seen: Seen) => boolean, withinMs: number): Promise<Seen> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(seen)}`);
    await sleep(500);
  }
}

describe("the county that is played", { timeout: 180_000 }, () => {
  let home: string;
  let program: StartProgram | undefined;

  beforeAll(() => {
    const built = spawnSync(process.execPath, [".ci/build.mjs", "server"], { cwd: projectRoot, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    home = makeTemporaryHome();
  }, 120_000);
  // What a failed test has left running.
  afterEach(() => program?.end("SIGKILL"));
  afterAll(() => removeTemporaryHome(home));

  /** Somebody who looks at the whole county and is nobody whom the simulator plays. */
  async function onlooker(url: string): Promise<MusterClient> {
    const identities = identityFile.parse(JSON.parse(readFileSync(join(home, "identities.json"), "utf8")));
    const client = new MusterClient(url);
    await client.signIn("county-commander", identities.find(({ name }) => name === "county-commander")?.password ?? "");
    return client;
  }

  const look = async (client: MusterClient) => {
    const { board, squads } = await client.request(seenDocument, {}, seenForm);
    const counts = new Map(board.byStatus.map(({ status, count }) => [status, count]));
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const at = new Map(squads.map(({ id, position }) => [id, position?.point.longitude]));
    return { all, closed: counts.get("CLOSED") ?? 0, states: [...counts.values()].filter(Boolean).length, at };
  };

  const open = async (client: MusterClient) =>
    (await client.request(listDocument, {}, listForm)).incidents.edges.map(({ node }) => node);

  /** Lines of the log that are no mere information. */
  const complaints = () =>
    readFileSync(join(home, "muster.log"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.includes('"level":30'));

  const simulators = (): number => {
    const processes = execFileSync("ps", ["-e", "-o", "args"], { encoding: "utf8" }).split("\n");
    return processes.filter((line) => line.includes("simulate.js") && line.includes(home)).length;
  };

  test("is alive within ten seconds, brings incidents to their closing, moves squads, and ends at Ctrl-C with everything else", async () => {
    program = StartProgram.start({ MUSTER_HOME: home, PORT: "0" }, { args: ["--speed", "60"], isGroup: true });
    const client = await onlooker(await program.address());
    const readyAt = performance.now();
    const first = await until(
      () => look(client),
      ({ all }) => all > 0,
      10_000,
    );
    expect(performance.now() - readyAt).toBeLessThan(10_000);
    expect(program.said).toContain("--no-demo");
    expect(simulators()).toBe(1);

    await until(
      () => look(client),
      ({ closed, states, at }) =>
        closed >= 3 && states >= 6 && [...at].filter(([id, longitude]) => first.at.get(id) !== longitude).length > 1,
      120_000,
    );
    expect(complaints()).toEqual([]);

    const saidBefore = program.said;
    const askedAt = performance.now();
    expect(await program.interruptAll()).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    expect(simulators()).toBe(0);
    expect(program.said.trim()).toBe(saidBefore.trim());
    expect(complaints()).toEqual([]);
  });

  test("goes on with what is open after a restart, and dies with a server that is killed", async () => {
    program = StartProgram.start({ MUSTER_HOME: home, PORT: "0" }, { args: ["--speed", "60"] });
    const client = await onlooker(await program.address());
    const before = new Map((await open(client)).map(({ id, version }) => [id, version]));
    expect(before.size).toBeGreaterThan(5);
    const gone = async () => {
      const now = new Map((await open(client)).map(({ id, version }) => [id, version]));
      return [...before].filter(([id, version]) => now.get(id) !== version).length;
    };
    await until(gone, (count) => count >= 3, 60_000);
    await program.end("SIGKILL");
    await until(
      () => Promise.resolve(simulators()),
      (count) => count === 0,
      10_000,
    );
  });

  test("is still with --no-demo, and marks what it has reported", async () => {
    program = StartProgram.start({ MUSTER_HOME: home, PORT: "0" });
    const client = await onlooker(await program.address());
    expect((await open(client)).every(({ externalNumber }) => externalNumber.startsWith("DEMO-"))).toBe(true);
    const before = await look(client);
    await sleep(3_000);
    expect(await look(client)).toEqual(before);
    expect(simulators()).toBe(0);
    expect(program.said).not.toContain("--no-demo");
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

describe("production", () => {
  test("knows no demonstration", () => {
    const served = spawnSync(process.execPath, ["dist/server/app/serve.js", "--demo"], {
      cwd: projectRoot,
      encoding: "utf8",
    });
    expect(served.status).toBe(1);
    expect(served.stderr).toContain("--demo");
    expect(served.stderr).toMatch(/命令行参数有误/);
  });
});
