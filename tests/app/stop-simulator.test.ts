import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { startDemoServer, type DemoServer } from "../support/demo-server.js";

const PROGRAM = "dist/client/simulator/simulate.js";
/** From before it knows its signals, over looking at the county, to playing it. */
const MOMENTS_MS = [100, 400, 600, 800, 1_000, 1_500, 2_500, 4_000];
const PATIENCE_MS = 15_000;

describe("the simulator", { timeout: 120_000 }, () => {
  let server: DemoServer;
  beforeAll(async () => {
    const built = spawnSync(process.execPath, [".ci/build.mjs", "server"], { cwd: projectRoot, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
    server = await startDemoServer();
  }, 120_000);
  afterAll(() => server?.close());

  test("ends soon after it is told to, at whatever moment", async () => {
    const ends = await Promise.all(MOMENTS_MS.map((moment) => endAfter(moment)));
    expect(ends).toEqual(MOMENTS_MS.map((moment) => ({ moment, isOver: true })));
  });

  async function endAfter(moment: number): Promise<{ readonly moment: number; readonly isOver: boolean }> {
    const args = [PROGRAM, "--server", server.url, "--home", server.home, "--speed", "10"];
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const gone = once(child, "exit");
    await sleep(moment);
    child.kill("SIGTERM");
    const isOver = await Promise.race([gone.then(() => true), sleep(PATIENCE_MS, false)]);
    child.kill("SIGKILL");
    await gone;
    return { moment, isOver };
  }
});
