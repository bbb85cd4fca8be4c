import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startPostgres } from "../../server/platform/embedded-postgres/index.js";
import type { EmbeddedPostgres } from "../../server/platform/embedded-postgres/index.js";
import { chooseAccount } from "../../server/platform/embedded-postgres/choose-account.js";
import { findFreePort } from "../../server/platform/embedded-postgres/find-free-port.js";
import { identifyProcess } from "../../server/platform/embedded-postgres/identify-process.js";
import { placeBinaries } from "../../server/platform/embedded-postgres/place-binaries.js";
import { identityOf } from "../../server/platform/embedded-postgres/run-as.js";
import { eventually } from "../support/eventually.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";
import { withConnection } from "../support/with-connection.js";
import { killHard, startHolderReady } from "./start-holder.js";

const isGone = (pid: number) => identifyProcess(pid) === undefined;

describe("an embedded PostgreSQL that is killed", () => {
  let home: string;

  beforeEach(() => {
    home = makeTemporaryHome();
  });
  afterEach(() => removeTemporaryHome(home));

  async function start(log?: (sentence: string) => void): Promise<EmbeddedPostgres> {
    const server = await startPostgres({ home, ...(log ? { log } : {}) });
    onTestFinished(() => server.stop());
    return server;
  }

  test("ends by itself when its Node process is killed, and the next start recovers the lock", async () => {
    const holder = await startHolderReady({ home });
    await withConnection(holder.server.url, (client) => client.query("create table kept as select 1 as a"));

    await killHard(holder.node);

    await eventually("PostgreSQL has ended", () => isGone(holder.server.pid));
    expect(existsSync(join(home, "lock"))).toBe(true);
    const told: string[] = [];
    const server = await start((sentence) => told.push(sentence));
    expect(told.join()).toContain("Recovered from a run that was cut off");
    const found = await withConnection(server.superuserUrl("postgres"), (client) => client.query("select a from kept"));
    expect(found.rows).toEqual([{ a: 1 }]);
  });

  test("starts again right after both it and its Node process were killed, with every committed row", async () => {
    const holder = await startHolderReady({ home });
    await withConnection(holder.server.url, async (client) => {
      await client.query("create table kept as select generate_series(1, 1000) as a");
      process.kill(holder.server.pid, "SIGKILL");
      await killHard(holder.node);
    });

    const server = await start();

    const found = await withConnection(server.superuserUrl("postgres"), (client) =>
      client.query("select count(*)::int as rows from kept"),
    );
    expect(found.rows).toEqual([{ rows: 1000 }]);
  });

  test("is brought back on the same port while its Node process lives", async () => {
    const server = await start();
    const killed = server.pid;

    process.kill(killed, "SIGKILL");

    await eventually("another PostgreSQL has taken its place", () => server.pid !== killed);
    expect(isGone(killed)).toBe(true);
    await withConnection(server.superuserUrl("postgres"), (client) => client.query("select 1"));
  });

  test("can be stopped while it is being brought back", async () => {
    const server = await start();
    process.kill(server.pid, "SIGKILL");
    await eventually("PostgreSQL has ended", () => isGone(server.pid));

    await server.stop();

    expect(isGone(server.pid)).toBe(true);
    await expect(withConnection(server.superuserUrl("postgres"), () => Promise.resolve())).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  test("is not reached by Ctrl-C, which Node turns into an orderly stop", async () => {
    const holder = await startHolderReady({ home }, { detached: true });
    const ended = once(holder.node, "exit");
    expect(processGroupOf(holder.server.pid)).not.toBe(holder.node.pid);

    // The terminal sends the signal to the whole process group of its foreground program.
    process.kill(-(holder.node.pid ?? 0), "SIGINT");

    expect(await ended).toEqual([0, null]);
    expect(isGone(holder.server.pid)).toBe(true);
    expect(existsSync(join(home, "lock"))).toBe(false);
    const log = readFileSync(join(home, "postgres.log"), "utf8");
    expect(log.match(/received fast shutdown request/g)).toHaveLength(1);
    expect(log).toContain("database system is shut down");
  });

  test("is asked to stop by the next start where nothing tied it to its dead owner", async () => {
    await (await startPostgres({ home })).stop();
    const untied = await startUntied(home);
    writeFileSync(join(home, "lock"), JSON.stringify({ pid: process.pid, identity: "of a process before this one" }));

    const server = await start();

    expect(isGone(untied)).toBe(true);
    await withConnection(server.superuserUrl("postgres"), (client) => client.query("select 1"));
  });

  test("is left alone, and the start refused, where somebody else runs it", async () => {
    await (await startPostgres({ home })).stop();
    const foreign = await startUntied(home);

    await expect(startPostgres({ home })).rejects.toThrow(new RegExp(`pid ${foreign}\\) is serving`));

    expect(isGone(foreign)).toBe(false);
    process.kill(foreign, "SIGINT");
    await eventually("the foreign PostgreSQL has ended", () => isGone(foreign));
  });

  test("starts although another process of its user has been given the number in its old postmaster.pid", async () => {
    const before = await startPostgres({ home });
    const account = await chooseAccount(before.dataFolder);
    const postmasterFile = join(before.dataFolder, "postmaster.pid");
    const lines = readFileSync(postmasterFile, "utf8").split("\n");
    await before.stop();
    const stranger = spawn("sleep", ["30"], { cwd: "/", ...identityOf(account) });
    onTestFinished(() => killHard(stranger));
    writeFileSync(postmasterFile, [String(stranger.pid), ...lines.slice(1)].join("\n"));

    const server = await start();

    await withConnection(server.superuserUrl("postgres"), (client) => client.query("select 1"));
    expect(isGone(stranger.pid ?? 0)).toBe(false);
  });
});

/** The process group, which is what Ctrl-C signals; a plain Debian has /proc but may lack ps. */
function processGroupOf(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return Number(execFileSync("ps", ["-o", "pgid=", "-p", String(pid)], { encoding: "utf8" }));
  const text = readFileSync(stat, "utf8");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[2]);
}

/** Runs PostgreSQL on a home's data as a person would by hand: no lock, and nothing that ends it with this process. */
async function startUntied(home: string): Promise<number> {
  const data = join(home, "pg");
  const account = await chooseAccount(data);
  const { postgres } = await placeBinaries(account, "/var/lib/muster");
  const options = { cwd: "/", env: { LC_ALL: "C" }, stdio: "ignore", ...identityOf(account) } as const;
  const flags = [`port=${await findFreePort()}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
  const server = spawn(postgres, ["-D", data, ...flags.flatMap((flag) => ["-c", flag])], options);
  onTestFinished(() => void server.kill("SIGKILL"));
  const postmasterFile = join(data, "postmaster.pid");
  await eventually("PostgreSQL is ready", () => {
    return existsSync(postmasterFile) && readFileSync(postmasterFile, "utf8").includes("ready");
  });
  return server.pid ?? 0;
}
