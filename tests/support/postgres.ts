import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { addressOf, loadDemoCounty } from "./template-database.js";
import type { TestServer } from "./template-database.js";
import { withConnection } from "./with-connection.js";

/** A migrated database of its own for one test file. */
export type TestDatabase = {
  readonly name: string;
  readonly schema: string;
  /** As the application, who owns nothing and is bound by row-level security. */
  readonly appUrl: string;
  /** As the owner, who migrates. */
  readonly ownerUrl: string;
  /** As the superuser, who sees everything: for looking at what was really written. */
  readonly superuserUrl: string;
  /** Removes the database, ending connections that are still open. */
  drop(): Promise<void>;
};

// Any number will do, as long as every worker of the run uses the same one.
const CLONING = 4_711;
const OBJECT_IN_USE = "55006";

/**
 * Copies the template into a database of its own; workers take turns, since PostgreSQL copies only what nobody has open.
 * The first to ask for the demo county loads it, into a template of its own from which all others get theirs.
 */
export async function cloneDatabase({ withDemoCounty = false } = {}): Promise<TestDatabase> {
  const failure = inject("templateFailure");
  if (failure !== "") throw new Error(`The template database could not be made: ${failure}`);
  const server = inject("server");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withConnection(server.superuserUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [CLONING]);
    const template = withDemoCounty ? await makeDemoTemplate(client, server) : server.template;
    await copyDatabase(client, template, name);
  });
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = name;
  return {
    name,
    schema: server.schema,
    appUrl: addressOf(server, "muster_app", server.appPassword, name),
    ownerUrl: addressOf(server, "muster_owner", server.ownerPassword, name),
    superuserUrl: superuserUrl.href,
    drop: () => dropDatabase(server, name),
  };
}

async function makeDemoTemplate(client: pg.Client, server: TestServer): Promise<string> {
  const name = `${server.template}_demo`;
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (rowCount !== 0) return name;
  // Under another name until it is whole, so that a load that failed is nobody's template.
  const unfinished = `${name}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await copyDatabase(client, server.template, unfinished);
  await loadDemoCounty(server, unfinished);
  await client.query(`alter database ${unfinished} rename to ${name}`);
  return name;
}

async function copyDatabase(client: pg.Client, template: string, name: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await client.query(`create database ${name} template ${template} owner muster_owner`);
      return;
    } catch (error) {
      const isBusy = error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE;
      if (!isBusy || Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

function dropDatabase(server: TestServer, name: string): Promise<void> {
  return withConnection(server.superuserUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
  });
}
