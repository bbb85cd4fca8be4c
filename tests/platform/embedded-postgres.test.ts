import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "../../server/platform/embedded-postgres/index.js";
import type { EmbeddedPostgres } from "../../server/platform/embedded-postgres/index.js";
import { makeTemporaryHome, removeTemporaryHome } from "../support/temporary-home.js";
import { withConnection } from "../support/with-connection.js";

describe("the embedded PostgreSQL", () => {
  let home: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    home = makeTemporaryHome();
    server = await startPostgres({ home });
  });
  afterAll(async () => {
    await server.stop();
    removeTemporaryHome(home);
  });

  test("keeps what was written before a stop", async () => {
    await withConnection(server.superuserUrl("postgres"), (client) =>
      client.query("create table kept as select 1 as a"),
    );
    await server.stop();
    expect(existsSync(join(home, "lock"))).toBe(false);

    server = await startPostgres({ home });

    const found = await withConnection(server.superuserUrl("postgres"), (client) => client.query("select a from kept"));
    expect(found.rows).toEqual([{ a: 1 }]);
  });

  test("is durable unless told otherwise", async () => {
    const found = await withConnection(server.superuserUrl("postgres"), (client) =>
      client.query(`select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
        current_setting('synchronous_commit') as commit`),
    );
    expect(found.rows).toEqual([{ fsync: "on", pages: "on", commit: "on" }]);
  });

  test("takes the settings it is given", async () => {
    const other = makeTemporaryHome();
    const loose = await startPostgres({ home: other, settings: { fsync: "off", work_mem: "7MB" } });
    const found = await withConnection(loose.superuserUrl("postgres"), (client) =>
      client.query("select current_setting('fsync') as fsync, current_setting('work_mem') as memory"),
    );
    await loose.stop();
    removeTemporaryHome(other);
    expect(found.rows).toEqual([{ fsync: "off", memory: "7MB" }]);
  });

  test("indexes Chinese: pg_trgm splits it, letters are letters", async () => {
    const found = await withConnection(server.superuserUrl("postgres"), async (client) => {
      await client.query("create extension if not exists pg_trgm");
      return client.query("select cardinality(show_trgm('占道')) as trigrams, '占道' ~ '^\\w+$' as is_word");
    });
    expect(found.rows[0]).toEqual({ trigrams: expect.any(Number), is_word: true });
    expect(found.rows[0].trigrams).toBeGreaterThan(0);
  });

  test("wants the password", async () => {
    const url = new URL(server.superuserUrl("postgres"));
    url.password = "wrong";
    await expect(withConnection(url.href, () => Promise.resolve())).rejects.toThrow(/password authentication failed/);
  });

  test("keeps the password and its log to the owner of the home", () => {
    for (const name of ["postgres.password", "postgres.log"]) {
      expect(statSync(join(home, name)).mode & 0o077).toBe(0);
    }
    expect(statSync(server.dataFolder).mode & 0o077).toBe(0);
    expect(readFileSync(join(home, "postgres.log"), "utf8")).not.toContain(
      readFileSync(join(home, "postgres.password"), "utf8").trim(),
    );
  });

  test("makes a lost password anew and keeps the data", async () => {
    await withConnection(server.superuserUrl("postgres"), (client) => client.query("create table still_here ()"));
    const lost = server.superuserUrl("postgres");
    await server.stop();
    rmSync(join(home, "postgres.password"));

    server = await startPostgres({ home });

    expect(new URL(server.superuserUrl("postgres")).password).not.toBe(new URL(lost).password);
    await withConnection(server.superuserUrl("postgres"), (client) => client.query("select from still_here"));
  });

  test("listens on 127.0.0.1 only and has no socket file", async () => {
    const found = await withConnection(server.superuserUrl("postgres"), (client) =>
      client.query(
        "select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as unix",
      ),
    );
    expect(found.rows).toEqual([{ tcp: "127.0.0.1", unix: "" }]);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const { address } of outside) expect(await answers(address, server.port)).toBe(false);
    expect(await answers("127.0.0.1", server.port)).toBe(true);
  });

  test("can be stopped twice", async () => {
    const other = makeTemporaryHome();
    const twice = await startPostgres({ home: other, settings: { fsync: "off" } });
    await Promise.all([twice.stop(), twice.stop()]);
    await twice.stop();
    removeTemporaryHome(other);
    expect(await answers("127.0.0.1", twice.port)).toBe(false);
  });
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });
}
