import type pg from "pg";
import { DRAW, PICKS, SPREAD } from "./county-history.sql.js";

/** Tables that the history goes into; their indexes are dropped meanwhile and made again from what the migrations made. */
const FILLED = ["incident", "incident_search", "incident_listing", "report", "task", "assignment", "deadline"];
const STRETCH = 100_000;

/** How far a county is to be filled, and who is told how it goes. */
export interface FillOptions {
  readonly from: number;
  readonly to: number;
  readonly now: Date;
  readonly say: (line: string) => void;
}

/** Fills the history of a migrated county with the demo reference data, from the newest incident backwards; the superuser's connection skips policies and triggers. */
export async function fillCounty(client: pg.Client, { from, to, now, say }: FillOptions): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query("set maintenance_work_mem = '1GB'");
  await client.query(`select setseed(${from / 10_000_000})`);
  for (const pick of PICKS) await client.query(pick);
  const indexes = await dropIndexes(client);
  for (let at = from; at < to; at += STRETCH) {
    await spread(client, at, Math.min(at + STRETCH, to), now);
    say(`${Math.min(at + STRETCH, to).toLocaleString("en-US")} incidents`);
  }
  for (const definition of indexes) await client.query(definition);
  say("indexes made");
  for (const table of FILLED) await client.query(`vacuum (analyze) ${table}`);
  await client.query("checkpoint");
  say("analyzed");
}

async function spread(client: pg.Client, from: number, to: number, now: Date): Promise<void> {
  const bound = (sql: string) =>
    sql.replaceAll("$1", String(from)).replaceAll("$2", String(to)).replaceAll("$3", `'${now.toISOString()}'`);
  await client.query("begin");
  await client.query(bound(DRAW));
  for (const statement of SPREAD) await client.query(bound(statement));
  await client.query("commit");
}

/** Drops what no constraint needs; bulk-made indexes are what an index is after a reindex, a little denser than grown ones. */
async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::text[]::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
