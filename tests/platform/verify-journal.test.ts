import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyState } from "../../server/app/verify-state.js";
import { verifyJournal, type AskJournal } from "../../server/platform/journal/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";
import { withConnection } from "../support/with-connection.js";

let township: TownshipAtWork;
let last: number;

beforeAll(async () => {
  township = await TownshipAtWork.open();
  await township.closed();
  await township.checking();
  const intoIncidentId = await township.handling();
  await township.report({ intoIncidentId }, township.clerk);
  last = await asSuperuser(async (client) => {
    const { rows } = await client.query("select max(position) as last from journal");
    return Number(rows[0].last);
  });
}, 60_000);
afterAll(() => township?.county.close());

function asSuperuser<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const { clone } = township.county.opened;
  return withConnection(clone.superuserUrl, async (client) => {
    await client.query(`set search_path to ${clone.schema}`);
    return work(client);
  });
}

const askWith =
  (client: pg.Client): AskJournal =>
  async (sql, parameters) => {
    let count = 0;
    const answer: { readonly rows: readonly unknown[] } = await client.query(
      sql.replaceAll("?", () => `$${(count += 1)}`),
      [...parameters],
    );
    return answer.rows as readonly never[];
  };

/** Lets a superuser do something to the journal, gives what verifying says, and takes it back. */
function after(tamper: (client: pg.Client) => Promise<unknown>) {
  return asSuperuser(async (client) => {
    await client.query("begin");
    await tamper(client);
    const { fault } = await verifyJournal(askWith(client));
    await client.query("rollback");
    return fault === null ? null : Number(fault.position);
  });
}

/** Numbers that look random and are the same in every run. */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

describe("verifying a journal that is as it was written", () => {
  it("finds nothing, whole or in part, and counts what it looked at", async () => {
    await asSuperuser(async (client) => {
      expect(await verifyJournal(askWith(client))).toEqual({ from: 0n, to: BigInt(last), fault: null });
      expect(await verifyJournal(askWith(client), { newest: 5 })).toEqual({
        from: BigInt(last - 5),
        to: BigInt(last),
        fault: null,
      });
      expect(await verifyState(askWith(client))).toBeNull();
    });
    expect(last).toBeGreaterThan(20);
  });

  it("finds nothing where its oldest entries are archived while it is looked at", async () => {
    const verdict = await asSuperuser(async (client) => {
      const ask = askWith(client);
      let asked = 0;
      await client.query("begin");
      const found = await verifyJournal(async (sql, parameters) => {
        asked += 1;
        if (asked === 2) {
          await client.query(
            "update journal_head set floor = 5, floor_hash = (select hash from journal where position = 5)",
          );
          await client.query("delete from journal where position <= 5");
        }
        return ask(sql, parameters);
      });
      await client.query("rollback");
      return found;
    });
    expect(verdict).toEqual({ from: 5n, to: BigInt(last), fault: null });
  });
});

describe("E2 verifying a journal that a superuser has changed", () => {
  const edits: Readonly<Record<string, (at: number, client: pg.Client) => Promise<unknown>>> = {
    "edits a summary": (at, client) =>
      client.query("update journal set summary = summary || '。' where position = $1", [at]),
    "edits a time": (at, client) =>
      client.query("update journal set recorded_at = recorded_at - interval '1 second' where position = $1", [at]),
    "edits a status": (at, client) =>
      client.query(`update journal set changes = changes || '{"status":"CLOSED?"}' where position = $1`, [at]),
    "widens an audience": (at, client) =>
      client.query("update journal set agency_ids = agency_ids || array['agc_x'] where position = $1", [at]),
    "edits a hash": (at, client) => client.query("update journal set hash = sha256(hash) where position = $1", [at]),
    "deletes an entry": (at, client) => client.query("delete from journal where position = $1", [at]),
  };

  it("detects 1,002 random changes and names the first wrong position", async () => {
    const random = seeded(371_323);
    const wrong: string[] = [];
    for (let round = 0; round < 167; round += 1) {
      for (const [what, edit] of Object.entries(edits)) {
        const at = 1 + Math.floor((random.next().value ?? 0) * last);
        const position = await after((client) => edit(at, client));
        if (position !== at) wrong.push(`${what} at ${at}: found ${position}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it("detects two entries that changed places", async () => {
    const position = await after(async (client) => {
      await client.query("update journal set position = -1 where position = 7");
      await client.query("update journal set position = 7 where position = 12");
      await client.query("update journal set position = 12 where position = -1");
    });
    expect(position).toBe(7);
  });

  it("detects an inserted entry, in the middle or beyond the head", async () => {
    const copy = (at: number) => (client: pg.Client) =>
      client.query(
        `insert into journal select ${at}, stream, stream_version + 900, type, occurred_at, recorded_at, actor_id, actor, summary, changes, incident_id,
           task_id, assignment_id, squad_id, division_code, affected_codes, agency_ids, hash from journal where position = 3`,
      );
    expect(await after(copy(last + 1))).toBe(last + 1);
    const shifted = await after(async (client) => {
      await client.query("update journal set position = position + 1000 where position >= 5");
      await client.query("update journal set position = position - 999 where position >= 1005");
      await copy(5)(client);
    });
    expect(shifted).toBe(5);
  });

  it("detects a tail that was cut off", async () => {
    const position = await after((client) => client.query("delete from journal where position > $1", [last - 3]));
    expect(position).toBe(last - 2);
  });

  it("detects a state that its journal does not tell", async () => {
    await asSuperuser(async (client) => {
      await client.query("begin; update incident set status = 'CANCELLED' where status = 'CLOSED'");
      expect((await verifyJournal(askWith(client))).fault).toBeNull();
      const fault = await verifyState(askWith(client));
      expect(fault).toMatchObject({ table: "incident", status: "CANCELLED", told: "CLOSED" });
      const { rows } = await client.query(
        "select stream, changes->>'status' as status from journal where position = $1",
        [fault?.position],
      );
      expect(rows).toEqual([{ stream: fault?.id, status: "CLOSED" }]);
      await client.query("rollback");
    });
  });
});
