import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { chooseAccount, isRoot } from "../../server/platform/embedded-postgres/choose-account.js";
import { startPostgres, StartRefusal } from "../../server/platform/embedded-postgres/index.js";
import type { StartPostgresOptions } from "../../server/platform/embedded-postgres/index.js";
import { canEnter, identityOf } from "../../server/platform/embedded-postgres/run-as.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";
import { startHolder } from "./start-holder.js";

const loose = { settings: { fsync: "off" } };

describe("a start is refused with a message", () => {
  let home: string;

  beforeAll(() => {
    home = makeTemporaryHome();
  });
  afterAll(() => removeTemporaryHome(home));

  test("when the home is already in use, naming the process that uses it", async () => {
    const server = await startPostgres({ home, ...loose });
    onTestFinished(() => server.stop());

    const refusal = await refused({ home });
    expect(refusal.code).toBe("ALREADY_RUNNING");
    expect(refusal.message).toContain(`pid ${process.pid}`);
    const other = await startHolder({ home });
    expect(other.said).toEqual({ refused: "ALREADY_RUNNING" });
    expect(await exitCode(other.node)).toBe(1);
    expect(server.superuserUrl("postgres")).toContain(String(server.port));
  });

  test("when the wished port is taken, and the home is free again afterwards", async () => {
    const port = await occupyPort();

    const refusal = await refused({ home, port, ...loose });

    expect(refusal.code).toBe("PORT_TAKEN");
    expect(refusal.message).toMatch(new RegExp(`端口 ${port}[^]*Port ${port}`));
    await (await startPostgres({ home, ...loose })).stop();
  });

  test("when the data was made by another major version", async () => {
    const version = join(home, "pg", "PG_VERSION");
    const right = readFileSync(version, "utf8");
    writeFileSync(version, "16\n");
    onTestFinished(() => writeFileSync(version, right));

    const refusal = await refused({ home });

    expect(refusal.code).toBe("DATA_WRONG_VERSION");
    expect(refusal.message).toMatch(/PostgreSQL 16[^]*PostgreSQL 18/);
  });

  test("when the home is a file, or lies under one", async () => {
    const file = join(home, "file");
    writeFileSync(file, "");
    expect((await refused({ home: file })).code).toBe("HOME_NOT_A_FOLDER");
    expect((await refused({ home: join(file, "home") })).code).toBe("HOME_NOT_A_FOLDER");
  });

  test("when the home cannot be made", async () => {
    const refusal = await refused({ home: "/proc/muster" });
    expect(refusal.code).toBe("HOME_UNWRITABLE");
    expect(refusal.message).toContain("/proc/muster");
  });

  test("when the home may not be written", async ({ skip }) => {
    const closed = makeTemporaryHome();
    onTestFinished(() => removeTemporaryHome(closed));
    chmodSync(closed, 0o555);
    // Nothing is closed to root, so there the database's own user tries.
    const account = await chooseAccount(undefined);
    if (!(await canEnter(account, projectRoot))) return skip("skipped: the database's user cannot enter the checkout");
    const holder = await startHolder({ home: closed }, identityOf(account));
    expect(holder.said).toEqual({ refused: "HOME_UNWRITABLE" });
  });

  test("when the disk is full", async ({ skip }) => {
    const small = makeTemporaryHome();
    onTestFinished(() => removeTemporaryHome(small));
    const mount = ["-t", "tmpfs", "-o", "size=4m,mode=755", "muster-test", small];
    if (!succeeds("mount", mount)) return skip("skipped: no right to mount a small disk");
    try {
      expect((await refused({ home: small })).code).toBe("DISK_FULL");
    } finally {
      execFileSync("umount", [small]);
    }
  });

  test("when the data folder is incomplete, and nothing in it is touched", async () => {
    const broken = makeTemporaryHome();
    onTestFinished(() => removeTemporaryHome(broken));
    mkdirSync(join(broken, "pg", "base"), { recursive: true });
    writeFileSync(join(broken, "pg", "base", "rows"), "precious");
    if (isRoot()) await giveToAccount(join(broken, "pg"));

    expect((await refused({ home: broken })).code).toBe("DATA_INCOMPLETE");

    expect(readFileSync(join(broken, "pg", "base", "rows"), "utf8")).toBe("precious");
    expect(existsSync(join(broken, "lock"))).toBe(false);
  });
});

describe("a start is not refused", () => {
  let home: string;

  beforeAll(() => {
    home = makeTemporaryHome();
  });
  afterAll(() => removeTemporaryHome(home));

  test("when an initialisation was cut off before", async () => {
    mkdirSync(join(home, "pg.new", "base"), { recursive: true });
    writeFileSync(join(home, "pg.new", "PG_VERSION"), "18\n");
    writeFileSync(join(home, "pg.new.password"), "left behind");
    mkdirSync(join(home, "pg"));

    const server = await startPostgres({ home, ...loose });

    await server.stop();
    const names = readdirSync(home).toSorted();
    expect(names).toEqual(["pg", "postgres.log", "postgres.password"]);
  });

  test.each([
    ["of a process that has ended", JSON.stringify({ pid: 2 ** 22 + 1, identity: "" })],
    ["whose number now belongs to another process", JSON.stringify({ pid: process.pid, identity: "before:1" })],
    ["that was cut off while being written", ""],
  ])("by a lock %s", async (_, lock) => {
    writeFileSync(join(home, "lock"), lock);

    const server = await startPostgres({ home, ...loose });

    expect((await refused({ home })).code).toBe("ALREADY_RUNNING");
    await server.stop();
    expect(readdirSync(home).filter((name) => name.startsWith("lock"))).toEqual([]);
  });
});

async function refused(options: StartPostgresOptions): Promise<StartRefusal> {
  const outcome: unknown = await startPostgres(options).then(
    (server) => server.stop(),
    (error: unknown) => error,
  );
  if (outcome instanceof StartRefusal) return outcome;
  throw new Error("not refused", { cause: outcome });
}

async function occupyPort(): Promise<number> {
  const occupier = createServer().listen(0, "127.0.0.1");
  await once(occupier, "listening");
  onTestFinished(() => void occupier.close());
  const address = occupier.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function exitCode(node: { exitCode: number | null; once: NodeJS.EventEmitter["once"] }): Promise<number | null> {
  if (node.exitCode === null) await new Promise((done) => node.once("exit", done));
  return node.exitCode;
}

async function giveToAccount(folder: string): Promise<void> {
  const account = await chooseAccount(undefined);
  if (account) chownSync(folder, account.uid, account.gid);
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
