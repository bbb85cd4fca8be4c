import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOf, violationsOfWatcher } from "./kit/look-at-journal.js";
import { Reporters } from "./kit/reporters.js";
import type { ServeProcess } from "./kit/serve-process.js";
import { TcpProxy } from "./kit/tcp-proxy.js";
import { watch } from "./kit/watchers.js";

const CUT_MS = 1_500;
/** The keeper of the embedded PostgreSQL gives up after five deaths in a minute, which only the full length comes near. */
const BETWEEN_DEATHS_MS = isFullLane ? 12_500 : 0;
const COUNTY_CENTER = { post: "SHIFT_LEADER", division: "371323" } as const;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** A server that reaches its database over a line that can be cut. */
class Scene {
  private server: ServeProcess | null = null;
  private diedAt = Number.NEGATIVE_INFINITY;

  private constructor(
    readonly county: FaultCounty,
    readonly port: number,
    private readonly line: TcpProxy,
    private readonly defect: string | undefined,
  ) {}

  static async open(defect?: string): Promise<Scene> {
    const county = await world.county();
    const line = await TcpProxy.open(() => ({ host: "127.0.0.1", port: world.postgres.port }));
    const scene = new Scene(county, await freePort(), line, defect);
    await scene.serve();
    return scene;
  }

  /** What goes wrong, in turn. */
  readonly faults = [
    async (): Promise<void> => {
      await this.server?.kill();
      await this.serve();
    },
    async (): Promise<void> => {
      await sleep(Math.max(0, this.diedAt + BETWEEN_DEATHS_MS - performance.now()));
      const { pid } = world.postgres;
      process.kill(pid, "SIGKILL");
      this.diedAt = performance.now();
      await eventually("PostgreSQL is back", () => world.postgres.pid !== pid, 60_000);
    },
    async (): Promise<void> => {
      this.line.refuse();
      await sleep(CUT_MS);
      this.line.heal();
    },
  ];

  async close(): Promise<void> {
    await this.county.close();
    await this.line.close();
  }

  private async serve(): Promise<void> {
    const databaseUrl = new URL(this.county.databaseUrl);
    databaseUrl.port = String(this.line.port);
    this.server = await this.county.serve({ port: this.port, databaseUrl: databaseUrl.href, defect: this.defect });
  }
}

/** Four people report and eight watch while everything breaks in turn; tells what broke the promise. */
async function breakInTurn(count: number, defect?: string) {
  const scene = await Scene.open(defect);
  const { county, port } = scene;
  const token = await county.signIn(COUNTY_CENTER);
  const start = await headOf(county);
  const seen = Array.from({ length: 8 }, () => watch(`ws://127.0.0.1:${port}/graphql`, token, start.cursor));
  const reporters = new Reporters({ url: () => `http://127.0.0.1:${port}`, token, writers: 4, everyMs: 100 });
  const goesOn = async (): Promise<void> => {
    const told = reporters.acknowledged.size;
    await eventually("reports are acknowledged again", () => reporters.acknowledged.size > told + 4, 120_000);
  };
  try {
    for (let round = 0; round < count; round += 1) {
      await goesOn();
      await scene.faults[round % scene.faults.length]?.();
    }
    await goesOn();
    await reporters.stop();
    const verdicts = async () =>
      (await Promise.all(seen.map((watcher) => violationsOfWatcher(county, watcher, start)))).flat();
    const patience = defect === undefined ? 30_000 : 3_000;
    await eventually("everybody has everything", async () => (await verdicts()).length === 0, patience).catch(
      () => undefined,
    );
    const violations = [...(await violationsOf(county, reporters)), ...(await verdicts())];
    return { violations, acknowledged: reporters.acknowledged.size };
  } finally {
    await reporters.stop();
    await Promise.all(seen.map((watcher) => watcher.close()));
    await scene.close();
  }
}

describe("D2 a server, its database and the line between them that break in turn", () => {
  const count = isFullLane ? 30 : 12;
  it(`lose nothing: every report is acknowledged in the end, once, and every watcher has the same log (${count} faults)`, async () => {
    const { violations, acknowledged } = await breakInTurn(count);
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(count * 4);
  }, 900_000);

  it("are caught where a reader gives up when the database is away", async () => {
    const { violations } = await breakInTurn(3, "a reader that gives up when the database is away");
    expect(violations.join("\n")).toMatch(/entries came/);
  }, 300_000);
});
