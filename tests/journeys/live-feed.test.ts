import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isVisible } from "../../server/kernel/visibility.js";
import { resumeSession } from "../../server/modules/access/index.js";
import {
  decodeCursor,
  encodeCursor,
  readJournal,
  readJournalHead,
  type JournalEntry,
} from "../../server/platform/journal/index.js";
import { eventually } from "../support/eventually.js";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";
import { withConnection } from "../support/with-connection.js";

const FEED = `subscription Feed($where: FeedFilter, $after: Cursor) {
  incidentFeed(where: $where, after: $after) { cursor previous resync entries { position type cursor incident { id number status } } }
}`;
const REPORT = `mutation Report($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code message } } }`;

interface Frame {
  readonly cursor: string;
  readonly previous: string;
  readonly resync: string | null;
  readonly entries: readonly { readonly position: string; readonly type: string; readonly cursor: string }[];
}

let api: TestApi;
let county: SignedInHolder;
let township: SignedInHolder;

beforeAll(async () => {
  api = await startTestServer();
  county = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
  township = await api.signInAs({ post: "SHIFT_LEADER", division: "371323103" });
});
afterAll(() => api.close());

/** A reader that keeps what it got by the rule of the contract and notes whatever breaks it. */
class Reader {
  readonly positions: bigint[] = [];
  readonly frames: Frame[] = [];
  readonly faults: string[] = [];
  mine: string | null;

  private constructor(
    readonly line: BareSocket,
    after: string | null,
  ) {
    this.mine = after;
    line.socket.on("message", (bytes: Buffer) => this.take(JSON.parse(bytes.toString())));
  }

  static async open(token: string, after: string | null = null, where: object | null = null): Promise<Reader> {
    const line = await BareSocket.open(api.wsUrl);
    const reader = new Reader(line, after);
    await line.begin(token);
    line.send({ type: "subscribe", id: "feed", payload: { query: FEED, variables: { after, where } } });
    await eventually("the first frame", () => reader.frames.length > 0);
    return reader;
  }

  private take(message: { type: string; payload?: { data?: { incidentFeed: Frame }; errors?: unknown } }): void {
    if (message.type !== "next") return;
    const frame = message.payload?.data?.incidentFeed;
    if (frame === undefined || message.payload?.errors !== undefined) {
      this.faults.push(JSON.stringify(message));
      return;
    }
    this.frames.push(frame);
    const mine = place(this.mine ?? frame.previous);
    if (frame.resync === null && place(frame.previous) > mine) this.faults.push(`a gap before ${place(frame.cursor)}`);
    for (const { position } of frame.entries) {
      if (BigInt(position) <= mine) this.faults.push(`${position} twice`);
      this.positions.push(BigInt(position));
    }
    this.mine = frame.cursor;
  }
}

const place = (cursor: string): bigint => decodeCursor(cursor)?.position ?? -1n;

async function report(description: string, longitude = 118.6, latitude = 35.8): Promise<void> {
  const input = { idempotencyKey: randomUUID(), description, source: "GRID_WORKER", location: { longitude, latitude } };
  const answer = await api.ask(county.token, REPORT, { input });
  expect(answer).toMatchObject({ data: { reportIncident: { refusal: null } } });
}

async function journal(): Promise<readonly JournalEntry[]> {
  const { entries } = await api.county.database.read({ system: "test" }, (em) => readJournal(em, 0n, 10_000));
  return entries;
}

async function slice({ token }: SignedInHolder, after: bigint): Promise<bigint[]> {
  const actor = await resumeSession(api.county.services.commands, token);
  if (actor === null) throw new Error("the session has ended");
  const all = await journal();
  return all
    .filter(
      ({ position, type, audience }) => position > after && type !== "squad.moved" && isVisible(actor.scope, audience),
    )
    .map(({ position }) => position);
}

describe("a live feed", () => {
  it("gives each reader exactly its slice, through reconnects with after", async () => {
    const start = await api.county.database.read({ system: "test" }, readJournalHead);
    const [all, own] = [await Reader.open(county.token), await Reader.open(township.token)];
    let coming = await Reader.open(county.token);
    for (let round = 0; round < 12; round += 1) {
      await report(`占道经营 ${round}`, 118.4 + round * 0.03, 35.6 + round * 0.03);
      if (round % 4 === 3) {
        await coming.line.close();
        await report(`线路断开时上报 ${round}`);
        const next = await Reader.open(county.token, coming.mine);
        next.positions.unshift(...coming.positions);
        next.faults.unshift(...coming.faults);
        coming = next;
      }
    }
    const due = await slice(county, start.position);
    expect(due.length).toBeGreaterThanOrEqual(15);
    for (const [reader, holder] of [
      [all, county],
      [own, township],
      [coming, county],
    ] as const) {
      const expected = await slice(holder, start.position);
      await eventually(
        "the last entry",
        () =>
          reader.positions.length >= expected.length &&
          reader.mine !== null &&
          place(reader.mine) >= (due.at(-1) ?? 0n),
      );
      expect(reader.faults).toEqual([]);
      expect(reader.positions).toEqual(expected);
    }
    expect((await slice(township, start.position)).length).toBeLessThan(due.length);
    for (const reader of [all, own, coming]) await reader.line.close();
  });

  it("moves the cursor of a reader to whom nothing happens within five seconds", async () => {
    const reader = await Reader.open(county.token, null, { types: ["nothing.happened"] });
    await report("与筛选无关");
    const head = await api.county.database.read({ system: "test" }, readJournalHead);
    await eventually("a heartbeat", () => reader.mine !== null && place(reader.mine) >= head.position, 5_500);
    expect(reader.positions).toEqual([]);
    await reader.line.close();
  });

  it.each([
    ["of another epoch", () => Promise.resolve(encodeCursor({ epoch: randomUUID(), position: 3n })), "EPOCH_CHANGED"],
    ["that nobody was given", () => Promise.resolve("bm90LWEtY3Vyc29y"), "EPOCH_CHANGED"],
    [
      "from beyond the head",
      async () =>
        encodeCursor({ ...(await api.county.database.read({ system: "test" }, readJournalHead)), position: 10n ** 9n }),
      "EPOCH_CHANGED",
    ],
  ])("answers a cursor %s with a resync", async (_what, cursor, reason) => {
    const reader = await Reader.open(county.token, await cursor());
    expect(reader.frames[0]).toMatchObject({ resync: reason, entries: [] });
    await reader.line.close();
  });

  it("misses nothing when the database drops every connection", async () => {
    const reader = await Reader.open(county.token);
    const start = await api.county.database.read({ system: "test" }, readJournalHead);
    await withConnection(api.superuserUrl, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      ),
    );
    await sleep(300);
    await report("断线之后");
    const expected = await slice(county, start.position);
    await eventually("the entries behind the break", () => reader.positions.length >= expected.length);
    expect(reader.positions).toEqual(expected);
    expect(reader.faults).toEqual([]);
    await reader.line.close();
  });

  it("A5 ends within a second of signing out, for good", async () => {
    const leaving = await api.signInAs({ post: "SHIFT_LEADER", division: "371323103" });
    const reader = await Reader.open(leaving.token);
    const at = performance.now();
    await api.ask(leaving.token, "mutation { signOut }");
    expect(await reader.line.closed).toMatchObject({ code: 4401 });
    expect(performance.now() - at).toBeLessThan(1_000);
  });

  it("A4 goes on in the scope of another post after saying so", async () => {
    const reader = await Reader.open(township.token);
    const before = reader.frames.length;
    await api.county.database.writeAsSystem("test", (em) =>
      em.execute("update person set authorisation_version = authorisation_version + 1 where id = ?", [
        township.personId,
      ]),
    );
    await eventually(
      "the resync",
      () => reader.frames.slice(before).some(({ resync }) => resync === "SCOPE_CHANGED"),
      1_500,
    );
    await report("换岗之后");
    await sleep(100);
    expect(reader.faults).toEqual([]);
    expect(reader.line.socket.readyState).toBe(reader.line.socket.OPEN);
    await reader.line.close();
  });

  it("A4 tells whoever comes back with other rights that they changed, and nobody else", async () => {
    const holder = await api.signInAs({ post: "SHIFT_LEADER", division: "371323102" });
    const away = await Reader.open(holder.token);
    await away.line.close();
    const unchanged = await Reader.open(holder.token, away.mine);
    expect(unchanged.frames[0]).toMatchObject({ resync: null });
    await unchanged.line.close();
    await api.county.database.writeAsSystem("test", async (em) => {
      await em.execute(
        "update post_holding set (agency_id, division_code) = (select agency_id, division_code from post_holding where person_id = ?) where person_id = ?",
        [township.personId, holder.personId],
      );
      await em.execute("update person set authorisation_version = authorisation_version + 1 where id = ?", [
        holder.personId,
      ]);
    });
    // Longer than the server keeps who is behind a token.
    await sleep(600);
    const back = await Reader.open(holder.token, away.mine);
    expect(back.frames[0]).toMatchObject({ resync: "SCOPE_CHANGED", entries: [] });
    expect(place(back.frames[0]?.cursor ?? "")).toBe(place(away.mine ?? ""));
    await back.line.close();
  });

  it("sends the board at once and then at most twice a second, only when it changed", async () => {
    const line = await BareSocket.open(api.wsUrl);
    await line.begin(county.token);
    const times: number[] = [];
    line.socket.on(
      "message",
      (bytes: Buffer) => JSON.parse(bytes.toString()).type === "next" && times.push(performance.now()),
    );
    line.send({
      type: "subscribe",
      id: "b",
      payload: { query: `subscription { board(division: "371323") { asOf openCount byStatus { status count } } }` },
    });
    await eventually("the first board", () => times.length === 1);
    await sleep(600);
    expect(times).toHaveLength(1);
    for (let count = 0; count < 10; count += 1) await report(`看板 ${count}`);
    await eventually("another board", () => times.length > 1);
    await sleep(1_200);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(450);
    expect(line.messages.at(-1)).toMatchObject({ payload: { data: { board: { openCount: expect.any(Number) } } } });
    await line.close();
  });
});
