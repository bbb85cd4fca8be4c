import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptTask } from "../../server/modules/dispatch/index.js";
import { recordCheck } from "../../server/modules/checks/index.js";
import { mergeIncident } from "../../server/modules/intake/index.js";
import { GAS, OTHER_TOWNSHIP, TownshipAtWork } from "../support/township-at-work.js";
import { withConnection } from "../support/with-connection.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
  await township.closed();
  const failed = await township.checking();
  await township.county.must(township.checker, recordCheck, { incidentId: failed, method: "PHONE", result: "FAILED" });
  await township.report({ matterCode: GAS });
  const into = await township.report({ affectedDivisionCodes: [OTHER_TOWNSHIP] });
  await township.county.must(township.countyDispatcher, mergeIncident, {
    incidentId: await township.waiting({ affectedDivisionCodes: [OTHER_TOWNSHIP] }),
    intoIncidentId: into,
  });
  await Promise.all(Array.from({ length: 12 }, () => township.report()));
});
afterAll(() => township?.county.close());

interface Entry {
  position: string;
  stream: string;
  stream_version: number;
  type: string;
  incident_id: string | null;
  division_code: string;
  affected_codes: string[];
  agency_ids: string[];
  hash: string;
  /** What the hash covers, as the database writes it. */
  content: string;
}

const ENTRIES = `select position, stream, stream_version, type, incident_id, division_code, to_json(affected_codes) as affected_codes, to_json(agency_ids) as agency_ids,
  encode(hash, 'hex') as hash, jsonb_build_array(position, stream, stream_version, type,
    (extract(epoch from occurred_at) * 1000000)::bigint, (extract(epoch from recorded_at) * 1000000)::bigint,
    actor_id, actor, summary, changes, incident_id, task_id, assignment_id, squad_id, division_code, to_jsonb(affected_codes), to_jsonb(agency_ids))::text as content
from journal order by position`;

describe("the journal", () => {
  it("has every position from one to its head, and every version of every stream", async () => {
    const entries = await township.county.query<Entry>(ENTRIES);
    expect(entries.map(({ position }) => Number(position))).toEqual(entries.map((_, place) => place + 1));
    for (const [stream, own] of Map.groupBy(entries, (entry) => entry.stream)) {
      expect(
        own.map((entry) => entry.stream_version),
        stream,
      ).toEqual(own.map((_, place) => place + 1));
    }
    const [head] = await township.county.query<{ position: string; hash: string }>(
      "select position, encode(hash, 'hex') as hash from journal_head",
    );
    expect(head).toEqual({ position: String(entries.length), hash: entries.at(-1)?.hash });
  });

  it("is chained by hashes that anybody can compute again", async () => {
    let previous = createHash("sha256").update("muster").digest();
    for (const entry of await township.county.query<Entry>(ENTRIES)) {
      previous = createHash("sha256").update(previous).update(entry.content, "utf8").digest();
      expect(entry.hash, `position ${entry.position}`).toBe(previous.toString("hex"));
    }
  });

  it("tells everybody of an incident to whom it was told before, and at its end to all whom the incident names", async () => {
    const entries = (await township.county.query<Entry>(ENTRIES)).filter(({ incident_id: id }) => id !== null);
    for (const [id, own] of Map.groupBy(entries, (entry) => entry.incident_id)) {
      const told = new Set<string>();
      for (const entry of own) {
        expect(entry.agency_ids, `${entry.type} of ${id}`).toEqual(expect.arrayContaining([...told]));
        for (const agency of entry.agency_ids) told.add(agency);
      }
      const [row] = await township.county.query<{
        division_code: string;
        affected_codes: string[];
        agency_ids: string[];
      }>(
        "select division_code, to_json(affected_codes) as affected_codes, to_json(agency_ids) as agency_ids from incident where id = ?",
        [id],
      );
      const last = own.at(-1);
      expect({
        division_code: last?.division_code,
        affected_codes: last?.affected_codes,
        agency_ids: last?.agency_ids,
      }).toEqual(row);
    }
  });

  it("leads by its entries to the state that the tables hold", async () => {
    const rows = await township.county.query<{ id: string; status: string; folded: string }>(
      `select i.id, i.status, (select changes->>'status' from journal j where j.incident_id = i.id and j.type like 'incident.%' order by position desc limit 1) as folded from incident i`,
    );
    expect(rows.filter(({ status, folded }) => status !== folded)).toEqual([]);
    const tasks = await township.county.query<{ id: string; status: string; folded: string }>(
      `select t.id, t.status, (select changes->>'status' from journal j where j.task_id = t.id and j.assignment_id is null order by position desc limit 1) as folded from task t`,
    );
    expect(tasks.filter(({ status, folded }) => status !== folded)).toEqual([]);
  });

  it("has no phone and no reporter in it", async () => {
    await township.waiting({ reporterName: "赵不透露", reporterPhone: "13900001234" });
    const found = await township.county.query(
      "select position from journal where changes::text ~ '赵不透露|13900001234' or summary ~ '赵不透露|13900001234'",
    );
    expect(found).toEqual([]);
  });

  it("cannot be changed, emptied or written by the application's role, in any grant", async () => {
    const { clone } = township.county.opened;
    const attempts = [
      "update journal set summary = ''",
      "delete from journal",
      "truncate journal",
      "insert into journal select * from journal",
      "update journal_head set position = 0",
      "delete from journal_head",
      "truncate journal_head",
      "update daily_number set value = 0",
      "drop table journal",
      "alter table journal disable row level security",
    ];
    const refused: string[] = [];
    for (const attempt of attempts) {
      await withConnection(clone.appUrl, async (client) => {
        await client.query(`set search_path to ${clone.schema}`);
        await client.query("select set_config('muster.grant', 'system', false)");
        await client.query(attempt).catch((error: { code?: string }) => refused.push(String(error.code)));
      });
    }
    expect(refused).toEqual(attempts.map(() => "42501"));
  });

  it("holds an entry for every signature, one each", async () => {
    const id = await township.report();
    const task = await township.task(id, "LEAD");
    await township.county.must(township.leader, acceptTask, { taskId: task.id, note: "马上到" });
    const [entry] = await township.county.query<{ changes: Record<string, unknown>; actor: string }>(
      "select changes, actor from journal where task_id = ? and type = 'task.accepted'",
      [task.id],
    );
    expect(entry).toMatchObject({
      actor: township.leader.personName,
      changes: { role: "LEAD", status: "ACCEPTED", note: "马上到" },
    });
  });
});
