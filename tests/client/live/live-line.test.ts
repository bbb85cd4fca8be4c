import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { LiveLine, type FeedEntry, type LinkState, type LiveLineOptions } from "../../../client/live/index.js";
import { readJournalHead, encodeCursor } from "../../../server/platform/journal/index.js";
import { readFigure } from "../../faults/kit/read-figure.js";
import { TcpProxy } from "../../faults/kit/tcp-proxy.js";
import { eventually } from "../../support/eventually.js";
import { startTestServer, type SignedInHolder, type TestApi } from "../../support/server.js";
import { withConnection } from "../../support/with-connection.js";

const FEED = `subscription Feed($after: Cursor) {
  incidentFeed(after: $after) { cursor previous resync entries { position type } }
}`;
const BOARD = `subscription { board(division: "371323") { asOf byStatus { count } } }`;
const REPORT = `mutation Report($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code } } }`;

let api: TestApi;
let leader: SignedInHolder;
let proxy: TcpProxy;
let lines: LiveLine[] = [];

beforeAll(async () => {
  api = await startTestServer();
  leader = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
});
afterAll(() => api.close());
beforeEach(async () => {
  proxy = await TcpProxy.open(() => ({ host: "127.0.0.1", port: Number(new URL(api.url).port) }));
});
afterEach(async () => {
  await Promise.all(lines.map((line) => line.close()));
  lines = [];
  await proxy.close();
});

function open(options: Partial<LiveLineOptions> = {}): LiveLine {
  const url = `ws://127.0.0.1:${proxy.port}/graphql`;
  const line = new LiveLine({ url, token: () => leader.token, webSocket: WebSocket, random: () => 0.1, ...options });
  lines.push(line);
  return line;
}

async function report(description: string): Promise<void> {
  const location = { longitude: 118.6, latitude: 35.8 };
  const input = { idempotencyKey: randomUUID(), description, source: "GRID_WORKER", location };
  const answer = await api.ask(leader.token, REPORT, { input });
  expect(answer).toMatchObject({ data: { reportIncident: { refusal: null } } });
}

const head = async () => api.county.database.read({ system: "test" }, readJournalHead);
const headCursor = async () => encodeCursor(await head());

/** Follows the feed from the present head and keeps what is applied. */
async function followed(
  line: LiveLine,
): Promise<{ positions: bigint[]; replayed: number[]; from: bigint; stop(): void }> {
  const positions: bigint[] = [];
  const replayed: number[] = [];
  const from = (await head()).position;
  const apply = (entries: readonly FeedEntry[]) =>
    void positions.push(...entries.map(({ position }) => BigInt(position)));
  const feed = line.follow({
    query: FEED,
    variables: {},
    load: headCursor,
    apply,
    replayed: (count) => void replayed.push(count),
  });
  await eventually("the line is live", () => line.state.kind === "live" && feed.place !== null);
  return { positions, replayed, from, stop: () => feed.stop() };
}

async function expectAll({ positions, from }: { positions: readonly bigint[]; from: bigint }): Promise<void> {
  const { position } = await head();
  const expected = Array.from({ length: Number(position - from) }, (_, index) => from + 1n + BigInt(index));
  await eventually("every entry", () => positions.length >= expected.length);
  expect(positions).toEqual(expected);
}

/** Follows what there is not, and gives how that ended. */
async function refused(line: LiveLine): Promise<readonly unknown[]> {
  const ends: unknown[] = [];
  line.follow({
    query: "subscription { nothing }",
    variables: {},
    apply: () => undefined,
    ended: (error) => void ends.push(error),
  });
  await eventually("the refusal", () => ends.length === 1);
  return ends;
}

describe("a live line", () => {
  it("goes on behind the last entry after its network was cut, and tells how much it replayed", async () => {
    const line = open();
    const feed = await followed(line);
    await report("线路正常时上报");
    await expectAll(feed);
    proxy.refuse();
    await eventually("the line is lost", () => line.state.kind === "reconnecting");
    const known = feed.positions.length;
    await report("断线时上报");
    const { position } = await head();
    // What the server itself reads only after the return would come live.
    const port = Number(new URL(api.url).port);
    await eventually(
      "the server has read it",
      async () => (await readFigure(port, "muster_live_position")) >= Number(position),
    );
    proxy.heal();
    await expectAll(feed);
    await eventually("the line is live again", () => line.state.kind === "live");
    await expect.poll(() => feed.replayed).toEqual([feed.positions.length - known]);
  });

  it("notices a dead network by the silence, says since when it is stale, and comes back", async () => {
    const line = open({ silenceMs: 6_000 });
    const seen: LinkState[] = [];
    const feed = await followed(line);
    line.link.listen((state) => void seen.push(state));
    proxy.blackHole();
    const deadSince = Date.now();
    await report("黑洞中上报");
    await eventually("it hangs up", () => line.state.kind === "reconnecting");
    const [lost] = seen;
    expect(lost?.kind === "reconnecting" && lost.staleSince <= deadSince).toBe(true);
    proxy.heal();
    await expectAll(feed);
  });

  it("holds several feeds and newest states over one socket", async () => {
    const line = open();
    const [one, two] = [await followed(line), await followed(line)];
    const states: unknown[] = [];
    line.watch({
      query: BOARD,
      variables: {},
      show: (state) => void states.push(state),
      ended: (error) => void states.push(error),
    });
    await report("两个订阅");
    await Promise.all([expectAll(one), expectAll(two)]);
    await eventually("the board", () => states.length > 0);
    expect(states[0]).toMatchObject({ asOf: expect.any(String) });
    expect(proxy.open).toBe(1);
    two.stop();
    await report("只剩一个订阅");
    await expectAll(one);
    expect(two.positions.length).toBeLessThan(one.positions.length);
  });

  it("gives the same entries again until they are kept", async () => {
    const line = open();
    const kept: string[] = [];
    let failures = 2;
    const feed = line.follow({
      query: FEED,
      variables: {},
      load: headCursor,
      apply: async (entries) => {
        if (failures-- > 0) throw new Error("the disk of the phone is full");
        kept.push(...entries.map(({ position }) => position));
      },
    });
    await eventually("the feed", () => feed.place !== null && line.state.kind === "live");
    const before = (await head()).position;
    await report("第三次才存得下");
    await eventually("the entries", () => kept.length > 0);
    await expectAll({ positions: kept.map(BigInt), from: before });
  });

  it("loads the snapshot again where the journal began a new life, and misses nothing after it", async () => {
    const line = open();
    const reasons: string[] = [];
    const positions: bigint[] = [];
    line.follow({
      query: FEED,
      variables: {},
      load: async (reason) => {
        reasons.push(reason);
        return headCursor();
      },
      apply: (entries) => void positions.push(...entries.map(({ position }) => BigInt(position))),
    });
    await eventually("the line is live", () => line.state.kind === "live" && reasons.length === 1);
    await report("恢复之前");
    await withConnection(api.superuserUrl, async (client) => {
      await client.query("update county_371323.journal_head set epoch = gen_random_uuid()");
    });
    await eventually("the resync", () => reasons.length === 2);
    expect(reasons).toEqual(["START", "EPOCH_CHANGED"]);
    positions.length = 0;
    const from = (await head()).position;
    await report("恢复之后");
    await expectAll({ positions, from });
  });

  it("does not come back with a session that has ended", async () => {
    const guest = await api.signInAs({ post: "SHIFT_LEADER", division: "371323103" });
    const line = open({ token: () => guest.token });
    const ends: unknown[] = [];
    line.follow({ query: FEED, variables: {}, apply: () => undefined, ended: (error) => void ends.push(error) });
    await eventually("the line is live", () => line.state.kind === "live");
    await api.ask(guest.token, "mutation { signOut }");
    await eventually("the end", () => line.state.kind === "signed-out" && ends.length === 1);
    expect(ends).toMatchObject([{ code: 4401 }]);
  });

  it("says why a subscription was refused, and keeps the others", async () => {
    const line = open();
    const feed = await followed(line);
    const ends = await refused(line);
    expect(JSON.stringify(ends)).toContain("nothing");
    await report("别的订阅照常");
    await expectAll(feed);
  });

  it("does not take the silence of a feed that was refused for a dead line", async () => {
    const line = open({ silenceMs: 6_000 });
    const seen: LinkState["kind"][] = [];
    line.watch({ query: BOARD, variables: {}, show: () => undefined });
    await eventually("the line is live", () => line.state.kind === "live");
    line.link.listen(({ kind }) => void seen.push(kind));
    await refused(line);
    await sleep(8_000);
    expect(seen).toEqual([]);
  });

  it("tells what could not be loaded or kept each time, and goes on trying", async () => {
    const line = open();
    const failures: string[] = [];
    const kept: string[] = [];
    let left = 2;
    const failing = <Value>(what: string, value: Value): Value => {
      if (left-- > 0) throw new Error(what);
      left = 2;
      return value;
    };
    const feed = line.follow({
      query: FEED,
      variables: {},
      load: async () => failing("loading", await headCursor()),
      apply: (entries) => void kept.push(...failing("keeping", entries).map(({ position }) => position)),
      failed: (error) => void failures.push(String(error)),
    });
    await eventually("the feed", () => feed.place !== null && line.state.kind === "live");
    await report("两次存不下");
    await eventually("the entries", () => kept.length > 0);
    expect(failures).toEqual(["Error: loading", "Error: loading", "Error: keeping", "Error: keeping"]);
  });
});
