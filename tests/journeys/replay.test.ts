import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readLines } from "../../client/replay/read-lines.js";
import { replayFile } from "../../client/replay/replay-file.js";
import type { Tally } from "../../client/replay/tally.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { makeDemoIdentities } from "../../server/modules/access/index.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { withConnection } from "../support/with-connection.js";

const KAOHSIUNG = join(projectRoot, "../shared/data/kaohsiung-1999/cases.ndjson.gz");
const SAMPLE = join(projectRoot, "client/replay/sample/reports.ndjson");
const CASES = 2_000;

const lineForm = z.object({ id: z.string() });

let api: TestApi;
beforeEach(async () => {
  api = await startTestServer();
});
afterEach(() => api.close());

/** Replays at full speed as the command does, and prints the closing table. */
async function replay(file: string, limit: number): Promise<Tally> {
  const { identities } = await makeDemoIdentities(api.county, { home: api.home, countyCode: "371323" });
  const clerk = identities.find(({ name }) => name === "county-intake-clerk");
  if (clerk === undefined) throw new Error("nobody takes in reports");
  const options = {
    file,
    speed: "max",
    limit,
    mapping: undefined,
    server: api.url,
    identity: clerk,
    concurrency: 4,
  } as const;
  const output = { isTTY: false, write: (text: string) => process.stdout.write(`${text}\n`) };
  return replayFile(options, clerk, { output, problems: output }, new AbortController());
}

/** The external numbers of the first lines of a file. */
async function numbersIn(file: string, limit: number): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { text } of readLines(file)) {
    if (numbers.length === limit) break;
    numbers.push(lineForm.parse(JSON.parse(text)).id);
  }
  return numbers.toSorted();
}

/** Everything that must hold of the database whatever was replayed into it, each as what breaks it. */
const BROKEN = {
  positions: `select position from (select position, row_number() over (order by position) as place from journal) as each where position <> place`,
  head: `select 1 from journal_head where position <> (select max(position) from journal)`,
  chain: `select position from (select j.*, lag(hash, 1, sha256('muster')) over (order by position) as previous from journal j) as each
    where hash <> journal_digest(previous, (select j from journal j where j.position = each.position))`,
  incidentsWithoutReport: `select id from incident i where not exists (select 1 from report r where r.incident_id = i.id)`,
  incidentsWithoutEntry: `select id from incident i where not exists (select 1 from journal j where j.incident_id = i.id and j.type = 'incident.reported')`,
  filedWithLiveTask: `select i.id from incident i join task t on t.incident_id = i.id where i.status in ('REPORTED', 'FILED')`,
  dispatchedWithoutLead: `select id from incident i where status = 'DISPATCHED' and
    (select count(*) from task t where t.incident_id = i.id and t.role = 'LEAD' and t.status = 'OFFERED') <> 1`,
  dispatchedWithoutClock: `select id from incident i where status = 'DISPATCHED' and not exists (select 1 from deadline d where d.incident_id = i.id and d.kind = 'HANDLE')`,
};

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  return withConnection(api.superuserUrl, async (client) => {
    await client.query("set search_path to county_371323");
    return (await client.query<Row>(sql)).rows;
  });
}

async function expectUnbroken(): Promise<void> {
  for (const [invariant, sql] of Object.entries(BROKEN)) expect(await ask(sql), invariant).toEqual([]);
}

describe("a replay at full speed", () => {
  it(
    "files the first 2,000 cases of Kaohsiung's hotline, each in a known village, and loses none",
    { timeout: 120_000 },
    async ({ skip }) => {
      if (!existsSync(KAOHSIUNG)) {
        process.stdout.write("skipped: no data\n");
        skip("skipped: no data");
      }
      const tally = await replay(KAOHSIUNG, CASES);
      expect(tally).toMatchObject({
        read: CASES,
        accepted: CASES,
        refused: new Map(),
        lost: new Map(),
        bad: { count: 0 },
      });
      expect(tally.routed).toBeGreaterThan(0);
      const placed = await ask<{ number: string }>(
        `select r.external_number as number from incident i join report r on r.incident_id = i.id
       join division d on d.code = i.village_code and d.level = 'VILLAGE' and d.parent_code = i.township_code`,
      );
      expect(placed.map(({ number }) => number).toSorted()).toEqual(await numbersIn(KAOHSIUNG, CASES));
      await expectUnbroken();
    },
  );

  it("files every shipped report, wherever it lies", { timeout: 60_000 }, async () => {
    const numbers = await numbersIn(SAMPLE, Number.MAX_SAFE_INTEGER);
    const tally = await replay(SAMPLE, Number.MAX_SAFE_INTEGER);
    expect(numbers.length).toBeGreaterThanOrEqual(200);
    expect(tally).toMatchObject({ accepted: numbers.length, refused: new Map(), lost: new Map(), bad: { count: 0 } });
    expect(tally.routed).toBeGreaterThan(0);
    expect(tally.needsOperator).toBeGreaterThan(0);
    const kept = await ask<{ number: string }>(`select external_number as number from report`);
    expect(kept.map(({ number }) => number).toSorted()).toEqual(numbers);
    await expectUnbroken();

    // What looks for breaks would see one.
    await ask(`update journal set summary = '改过' where position = 7`);
    expect(await ask(BROKEN.chain)).toEqual([{ position: "7" }]);
    await ask(`delete from journal where position = 9`);
    expect(await ask(BROKEN.positions)).not.toEqual([]);
  });
});
