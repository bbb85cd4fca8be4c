import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isVisible } from "../../server/kernel/visibility.js";
import { actorBySessionId } from "../../server/modules/access/index.js";
import { sessionVariables } from "../../server/platform/database/index.js";
import { INCIDENTS, SEATS, seatOf, type Seat } from "./access-seats.js";
import { openAccessWorld, type AccessWorld } from "./access-world.js";
import { askAs, connectAsApplication } from "./application-connection.js";

/** Tables whose rows belong to an incident, with the column that says to which. */
const OF_INCIDENTS: Readonly<Record<string, string>> = {
  incident: "id",
  report: "incident_id",
  deadline: "incident_id",
  evidence: "incident_id",
  task: "incident_id",
  assignment: "incident_id",
  return_request: "incident_id",
};

/** Tables that hold nothing of an incident's content; what is in none of the two lists fails the test. */
const OF_THE_COUNTY = [
  "agency",
  "calendar_day",
  "center_limit",
  "credential",
  "daily_number",
  "division",
  "grid",
  "idempotency",
  "journal_head",
  "line",
  "matter",
  "matter_class",
  "migration",
  "person",
  "post_holding",
  "node",
  "reference_version",
  "responsibility_rule",
  "result_code",
  "session",
  "squad",
  "squad_track",
];

describe("row-level security alone, past every resolver and condition of ours", () => {
  let world: AccessWorld;
  let app: pg.Client;
  beforeAll(async () => {
    world = await openAccessWorld();
    app = await connectAsApplication(world.api.superuserUrl);
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  /** The scope of a seat as signing in makes it. */
  const readerOf = async (seat: Seat) => {
    const { sessionId, personId } = world.signedIn(seat);
    const actor = await world.api.county.database.read({ system: "test" }, (em) =>
      actorBySessionId(em, sessionId, world.api.clock.now()),
    );
    if (actor === null) throw new Error(`${seat.name} has no session`);
    return { personId, scope: actor.scope };
  };
  const asReader = (variables: Readonly<Record<string, string>>, question: string) =>
    askAs<Record<string, unknown>>(app, variables, question);

  test("every table is known to this test", async () => {
    const { rows } = await app.query<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace",
    );
    const known = [...Object.keys(OF_INCIDENTS), "journal", "incident_search", "incident_listing", ...OF_THE_COUNTY];
    expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  test("nobody reads the words that are searched, only whose they are", async () => {
    await expect(app.query("select words from incident_search")).rejects.toThrow(/permission denied/);
    const all = await world.sql<{ id: string }>("select id from incident");
    for (const search of [
      "select incidents_with_words('的', '%的%') as id",
      "select incidents_among_with_words(array(select incident_id from incident_search), '%的%') as id",
    ]) {
      const { rows } = await app.query<{ id: string }>(search);
      expect(rows.every(({ id }) => all.some((incident) => incident.id === id))).toBe(true);
    }
  });

  test.each(SEATS.map((seat) => [seat.name, seat] as const))("%s reads own rows and no others", async (_name, seat) => {
    const reader = await readerOf(seat);
    const seen = new Set(seat.sees.map((name) => world.incidents[name].id));
    for (const [table, column] of Object.entries(OF_INCIDENTS)) {
      const all = await world.sql<{ id: string }>(`select ${column} as id from ${table}`);
      const expected = all.map(({ id }) => id).filter((id) => seen.has(id));
      const found = await asReader(sessionVariables(reader), `select * from ${table}`);
      // A piece of evidence that somebody registered stays theirs whoever may see its incident.
      const foreign = found.filter(
        (row) => !seen.has(String(row[column])) && row["registered_by_id"] !== reader.personId,
      );
      expect(foreign, table).toEqual([]);
      expect(found.map((row) => String(row[column])).toSorted(), table).toEqual(expected.toSorted());
    }
    const entries = await world.sql<{
      position: string;
      division_code: string;
      affected_codes: string[];
      agency_ids: string[];
    }>(
      "select position, division_code, to_json(affected_codes) as affected_codes, to_json(agency_ids) as agency_ids from journal",
    );
    const heard = entries.filter((one) =>
      isVisible(reader.scope, {
        divisionCode: one.division_code,
        affectedCodes: one.affected_codes,
        agencyIds: one.agency_ids,
      }),
    );
    const found = await asReader(sessionVariables(reader), "select position from journal");
    expect(found.map(({ position }) => String(position)).toSorted()).toEqual(
      heard.map(({ position }) => String(position)).toSorted(),
    );
  });

  test("who is nobody reads nothing", async () => {
    for (const variables of [
      {},
      { "muster.grant": "viewer" },
      { "muster.grant": "viewer", "muster.areas": "", "muster.agencies": "" },
    ]) {
      for (const table of [...Object.keys(OF_INCIDENTS), "journal"]) {
        expect(await asReader(variables, `select 1 from ${table}`), table).toEqual([]);
      }
    }
  });

  test("no viewer writes a row of an incident, not even one that they see", async () => {
    const leader = await readerOf(seatOf("SHIFT_LEADER of the county"));
    for (const table of Object.keys(OF_INCIDENTS)) {
      await app.query("begin");
      for (const [name, value] of Object.entries(sessionVariables(leader)))
        await app.query("select set_config($1, $2, true)", [name, value]);
      // Of evidence the role may write only how it is tied to an incident, whoever asks.
      const column = table === "evidence" ? "incident_id" : "id";
      await expect(app.query(`update ${table} set ${column} = ${column}`), table).rejects.toThrow("row-level security");
      await app.query("rollback");
      await expect(app.query(`delete from ${table}`), table).rejects.toThrow("permission denied");
    }
    for (const change of [
      "update journal set summary = ''",
      "delete from journal",
      "truncate journal",
      "update journal_head set position = 0",
    ]) {
      await expect(app.query(change), change).rejects.toThrow("permission denied");
    }
    expect(INCIDENTS.length).toBe((await world.sql("select 1 from incident")).length);
  });
});
