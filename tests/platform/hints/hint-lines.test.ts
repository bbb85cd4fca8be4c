import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  joinNodes,
  makeCommitHints,
  openNatsLine,
  openNotifyLine,
  type HintLine,
} from "../../../server/platform/hints/index.js";
import { TcpProxy } from "../../faults/kit/tcp-proxy.js";
import { eventually } from "../../support/eventually.js";
import { cloneDatabase, type TestDatabase } from "../../support/postgres.js";
import { withConnection } from "../../support/with-connection.js";

const lines: HintLine[] = [];
afterEach(async () => {
  await Promise.all(lines.splice(0).map((line) => line.close()));
});

/** A node's hints, and what it heard from others; null stands for "look, something may be missing". */
function node(open: (hear: (position: bigint | null) => void, troubles: string[]) => HintLine) {
  const hints = makeCommitHints();
  const heard: bigint[] = [];
  const troubles: string[] = [];
  hints.listen((position, origin) => {
    if (origin === "other") heard.push(position);
  });
  const line = joinNodes(hints, (hear) => open(hear, troubles));
  lines.push(line);
  return { hints, heard, line, troubles };
}

describe("hints by NOTIFY", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());
  const join = (url = database.appUrl, schema = database.schema) =>
    node((hear, troubles) => {
      const report = (what: string, error: unknown) => void troubles.push(`${what}: ${String(error)}`);
      return openNotifyLine({ url, schema, hear, report, askEveryMs: 500 });
    });

  it("reach the other nodes of the county and no other county", async () => {
    const [one, two, stranger] = [join(), join(), join(database.appUrl, "county_999999")];
    await eventually("all listen", () => [one, two, stranger].every(({ line }) => line.isConnected()));
    one.hints.tell(41n);
    await eventually("the hint", () => two.heard.includes(41n));
    await sleep(100);
    expect(stranger.heard.filter((position) => position !== 0n)).toEqual([]);
  });

  it("come back after the connection was ended, and make the node look once for what it missed", async () => {
    const [one, two] = [join(), join()];
    await eventually("both listen", () => one.line.isConnected() && two.line.isConnected());
    two.heard.length = 0;
    await withConnection(database.superuserUrl, async (client) => {
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    });
    await eventually("it looked", () => two.heard.includes(0n));
    await eventually("both listen again", () => one.line.isConnected() && two.line.isConnected());
    one.hints.tell(77n);
    await eventually("the hint", () => two.heard.includes(77n));
    expect(two.troubles.length).toBeGreaterThan(0);
  });

  /** A line that listens over a network which can break. */
  async function joinThroughProxy() {
    const { hostname, port } = new URL(database.appUrl);
    const proxy = await TcpProxy.open(() => ({ host: hostname, port: Number(port) }));
    const through = new URL(database.appUrl);
    through.port = String(proxy.port);
    const one = join(through.href);
    await eventually("it listens", () => one.line.isConnected());
    return { proxy, one };
  }

  it("come back from a network that was cut", async () => {
    const { proxy, one } = await joinThroughProxy();
    proxy.refuse();
    await eventually("it is lost", () => !one.line.isConnected());
    one.hints.tell(5n);
    proxy.heal();
    await eventually("it listens again", () => one.line.isConnected());
    await one.line.close();
    await proxy.close();
  });

  it("come back from a server that vanished without a word", async () => {
    const { proxy, one } = await joinThroughProxy();
    proxy.blackHole();
    await eventually("it is missed", () => !one.line.isConnected());
    proxy.heal();
    await eventually("it listens again", () => one.line.isConnected());
    await one.line.close();
    await proxy.close();
  }, 30_000);
});

const hasNats = spawnSync("nats-server", ["--version"]).status === 0;

describe.skipIf(!hasNats)(`hints by NATS${hasNats ? "" : " (skipped: no nats-server)"}`, () => {
  let server: ChildProcess;
  let port: number;
  const start = async (...words: string[]): Promise<void> => {
    server = spawn("nats-server", ["-a", "127.0.0.1", "-p", String(port), ...words], { stdio: "ignore" });
    await once(server, "spawn");
  };
  const stop = async (): Promise<void> => {
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  };
  beforeAll(async () => {
    port = await freePort();
    await start();
  });
  afterAll(stop);
  const join = (countyCode = "371323") =>
    node((hear, troubles) =>
      openNatsLine({
        url: `nats://somebody:hidden@127.0.0.1:${port}`,
        countyCode,
        hear,
        report: (what, error) => void troubles.push(`${what}: ${String(error)}`),
      }),
    );

  it("reach the other nodes of the county and no other county", async () => {
    const [one, two, stranger] = [join(), join(), join("999999")];
    await eventually("all are connected", () => [one, two, stranger].every(({ line }) => line.isConnected()));
    one.hints.tell(41n);
    await eventually("the hint", () => two.heard.includes(41n));
    await sleep(100);
    expect(stranger.heard.filter((position) => position !== 0n)).toEqual([]);
  });

  it("come back after NATS was killed, and name no password meanwhile", async () => {
    const [one, two] = [join(), join()];
    await eventually("both are connected", () => one.line.isConnected() && two.line.isConnected());
    await stop();
    await eventually("both know", () => !one.line.isConnected() && !two.line.isConnected());
    one.hints.tell(1n);
    two.heard.length = 0;
    await start();
    await eventually("both look and are back", () => two.heard.includes(0n) && one.line.isConnected());
    let position = 99n;
    // NATS keeps nothing for a subscription that it has not read yet.
    await eventually("a hint", () => {
      one.hints.tell((position += 1n));
      return two.heard.some((heard) => heard !== null && heard > 99n);
    });
    expect([...one.troubles, ...two.troubles].join()).not.toContain("hidden");
  });

  it("come back to a NATS that knew no such login for a while", async () => {
    const one = join();
    await eventually("it is connected", () => one.line.isConnected());
    await stop();
    await start("--user", "somebody", "--pass", "another");
    await eventually("it is given up", () => one.troubles.some((trouble) => trouble.includes("given up")));
    await stop();
    await start();
    await eventually("it is connected again", () => one.line.isConnected());
    expect(one.troubles.join()).not.toContain("hidden");
  }, 30_000);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
