import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOf, violationsOfWatcher } from "./kit/look-at-journal.js";
import { Reporters } from "./kit/reporters.js";
import type { ServeProcess } from "./kit/serve-process.js";
import { TcpProxy } from "./kit/tcp-proxy.js";
import { watch } from "./kit/watchers.js";

const readyForm = z.object({ nodes: z.array(z.object({ isThis: z.boolean(), lag: z.number() })) });

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Three servers of a county behind a balancer that gives every line to the next one that is up. */
class Cluster {
  private readonly servers = new Map<number, ServeProcess>();
  private turn = 0;

  private constructor(
    readonly county: FaultCounty,
    readonly ports: readonly number[],
    readonly settings: Readonly<Record<string, string>>,
  ) {}

  balancer!: TcpProxy;

  static async open(settings: Readonly<Record<string, string>>): Promise<Cluster> {
    const county = await world.county();
    const ports = await Promise.all([freePort(), freePort(), freePort()]);
    const cluster = new Cluster(county, ports, settings);
    await Promise.all(ports.map((port) => cluster.start(port)));
    cluster.balancer = await TcpProxy.open(() => ({ host: "127.0.0.1", port: cluster.next() }));
    return cluster;
  }

  async start(port: number): Promise<void> {
    this.servers.set(port, await this.county.serve({ port, settings: this.settings }));
  }

  async stop(port: number): Promise<{ code: number | null; ms: number }> {
    const server = this.servers.get(port);
    this.servers.delete(port);
    return (await server?.stop()) ?? { code: null, ms: 0 };
  }

  async close(): Promise<void> {
    await this.balancer.close();
    await this.county.close();
  }

  private next(): number {
    const up = [...this.servers.keys()];
    this.turn += 1;
    return up[this.turn % up.length] ?? 0;
  }
}

async function expectNothingLost(settings: Readonly<Record<string, string>>, rounds: number): Promise<void> {
  const cluster = await Cluster.open(settings);
  const { county, ports, balancer } = cluster;
  const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
  const start = await headOf(county);
  const seen = Array.from({ length: 8 }, () => watch(`ws://127.0.0.1:${balancer.port}/graphql`, token, start.cursor));
  const reporters = new Reporters({ url: () => `http://127.0.0.1:${balancer.port}`, token, writers: 4, everyMs: 80 });
  try {
    const ends: { code: number | null; ms: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const port = ports[round % ports.length] ?? 0;
      await sleep(400);
      ends.push(await cluster.stop(port));
      await cluster.start(port);
    }
    await reporters.stop();
    const verdicts = async () =>
      (await Promise.all(seen.map((watcher) => violationsOfWatcher(county, watcher, start)))).flat();
    await eventually("everybody has everything", async () => (await verdicts()).length === 0, 8_000).catch(
      () => undefined,
    );
    expect([...(await violationsOf(county, reporters)), ...(await verdicts())]).toEqual([]);
    expect(reporters.acknowledged.size).toBeGreaterThan(rounds * 10);
    expect(ends.filter(({ code, ms }) => code !== 0 || ms > 10_000)).toEqual([]);
    const ready = readyForm.parse(await (await fetch(`http://127.0.0.1:${ports[0]}/readyz`)).json());
    expect(ready.nodes.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(ready.nodes).toHaveLength(3);
  } finally {
    await reporters.stop();
    await Promise.all(seen.map((watcher) => watcher.close()));
    await cluster.close();
  }
}

const rounds = isFullLane ? 30 : 6;
const hasNats = spawnSync("nats-server", ["--version"]).status === 0;

describe("D11 three nodes that are replaced one after the other", () => {
  it(
    `lose and double nothing, with NOTIFY between them (${rounds} restarts)`,
    () => expectNothingLost({}, rounds),
    300_000,
  );

  describe.skipIf(!hasNats)(`with NATS between them${hasNats ? "" : " (skipped: no nats-server)"}`, () => {
    let nats: ChildProcess;
    let natsPort: number;
    beforeAll(async () => {
      natsPort = await freePort();
      nats = spawn("nats-server", ["-a", "127.0.0.1", "-p", String(natsPort)], { stdio: "ignore" });
      await once(nats, "spawn");
    });
    afterAll(() => void nats.kill("SIGKILL"));

    it(
      `lose and double nothing (${rounds / 2} restarts)`,
      () => expectNothingLost({ NATS_URL: `nats://127.0.0.1:${natsPort}` }, rounds / 2),
      300_000,
    );
  });
});

/** What comes of reports at one node for a watcher at another: the delays from answer to frame, and what never came. */
async function watchFromAfar(
  settings: Readonly<Record<string, string>>,
  defect?: string,
): Promise<{ readonly delays: readonly number[]; readonly violations: readonly string[] }> {
  const county = await world.county();
  const [here, there] = [await freePort(), await freePort()];
  const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
  await county.serve({ port: here, settings });
  await county.serve({ port: there, settings, ...(defect === undefined ? {} : { defect }) });
  const start = await headOf(county);
  const watcher = watch(`ws://127.0.0.1:${there}/graphql`, token, start.cursor);
  const reporters = new Reporters({ url: () => `http://127.0.0.1:${here}`, token, writers: 1, everyMs: 20 });
  const delays: number[] = [];
  try {
    for (let round = 0; round < 20; round += 1) {
      const told = reporters.acknowledged.size;
      await eventually("another report", () => reporters.acknowledged.size > told);
      const toldAt = performance.now();
      const { position } = await headOf(county);
      const isThere = () => (watcher.positions.at(-1) ?? 0) >= position;
      if (!(await eventually("its frame", isThere, 2_000).then(yes, no))) break;
      delays.push(performance.now() - toldAt);
    }
    await reporters.stop();
    const verdict = () => violationsOfWatcher(county, watcher, start);
    await eventually("everything", async () => (await verdict()).length === 0, 2_000).then(yes, no);
    return { delays, violations: await verdict() };
  } finally {
    await reporters.stop();
    await watcher.close();
    await county.close();
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;

/** NATS that nobody answers at: neither it nor NOTIFY carries a hint. */
const noHints = { NATS_URL: "nats://127.0.0.1:9" };

describe("D6 with every hint lost", () => {
  it("everything comes by the poll, soon enough", async () => {
    const { delays, violations } = await watchFromAfar(noHints);
    expect(violations).toEqual([]);
    expect(delays).toHaveLength(20);
    expect(Math.max(...delays)).toBeLessThan(1_000);
  }, 60_000);

  it("is caught where a reader waits for hints alone", async () => {
    const { violations } = await watchFromAfar(noHints, "a reader that waits for hints alone");
    expect(violations.join()).toContain("entries came");
  }, 60_000);
});
