import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/postgres.js";
import { withConnection } from "../support/with-connection.js";

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone?.drop());

/** What PostgreSQL answers the application's role, which claims to see everything. */
function asApplication(sql: string): Promise<string> {
  return withConnection(clone.appUrl, async (client) => {
    await client.query(`set search_path to ${clone.schema}; select set_config('muster.grant', 'system', false)`);
    return client.query(sql).then(
      () => "carried out",
      (error: { code: string }) => error.code,
    );
  });
}

const FORBIDDEN = "42501";

describe("E4 the application's role", () => {
  it.each([
    "update journal set summary = ''",
    "delete from journal",
    "truncate journal",
    "insert into journal select * from journal",
    "alter table journal disable row level security",
    "drop table journal",
    "update journal_head set position = 0",
    "update journal_head set epoch = gen_random_uuid()",
    "delete from journal_head",
    "truncate journal_head",
    "update daily_number set value = 0",
    "update evidence set sha256 = ''",
    "update evidence set bytes = 0, received_at = now()",
    "update evidence set registered_by_id = ''",
    "delete from evidence",
    "truncate evidence",
    "delete from incident",
    "delete from report",
    "truncate incident, report, task",
    "create or replace function journal_digest(previous bytea, entry journal) returns bytea language sql as 'select null::bytea'",
    "set role muster_owner",
  ])("is refused: %s", async (sql) => {
    expect(await asApplication(sql)).toBe(FORBIDDEN);
  });

  it("may read the journal, and tie evidence to an incident", async () => {
    expect(await asApplication("select * from journal")).toBe("carried out");
    expect(await asApplication("update evidence set incident_id = null, uploaded_at = now()")).toBe("carried out");
  });
});
