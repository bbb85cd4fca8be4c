import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { encodeCursor, readJournalHead } from "../../server/platform/journal/index.js";
import { eventually } from "../support/eventually.js";
import { FeedClient } from "../support/feed-client.js";
import { buildServer, journalCommand, runNode } from "../support/journal-command.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";
import { withConnection } from "../support/with-connection.js";

const archiveForm = z.object({ epoch: z.string(), after: z.number(), previous: z.string() });
const entryForm = z.object({ position: z.number(), hash: z.string(), content: z.string() });
const reportForm = z.object({ reportIncident: z.object({ incident: z.object({ id: z.string() }) }) });
const frameForm = z.object({ data: z.object({ incidentFeed: z.object({ resync: z.string().nullable() }) }) });
const YEAR_MS = 365 * 86_400_000;

let api: TestApi;
let folder: string;
let token: string;
let open: string;
/** Before which entry the story's second and third chapter begin. */
let beforeOpen: bigint;
let beforeToday: bigint;

beforeAll(async () => {
  buildServer();
  // The commands look at the real clock, so what is to be old is reported four years before it.
  api = await startTestServer({ now: new Date(Date.now() - 4 * YEAR_MS) });
  folder = mkdtempSync(join(tmpdir(), "muster-"));
  // The demo county was loaded just now; without that entry the journal begins where the story does.
  await withConnection(api.superuserUrl, (client) =>
    client.query(`set search_path to county_371323; delete from journal;
      update journal_head set position = 0, hash = sha256('muster'), epoch = gen_random_uuid()`),
  );
  token = await signIn();
  await cancel(await report());
  await cancel(await report());
  beforeOpen = (await head()).position;
  open = await report();
  await cancel(await report());
  beforeToday = (await head()).position;
  api.clock.pass(4 * YEAR_MS);
  token = await signIn();
  await cancel(await report());
}, 120_000);
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = async () => (await api.signInAs({ post: "SHIFT_LEADER", division: "371323" })).token;
const journal = (...words: string[]) => journalCommand(api, words);
const head = () => api.county.database.read({ system: "test" }, readJournalHead);
const archive = (name: string) => join(folder, name);

async function report(): Promise<string> {
  const location = { longitude: 118.6, latitude: 35.8 };
  const input = { idempotencyKey: randomUUID(), description: "占道经营", source: "GRID_WORKER", location };
  const query = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } } }`;
  return reportForm.parse((await api.ask(token, query, { input })).data).reportIncident.incident.id;
}

/** The county takes the incident over where it is not the county's yet, and cancels it. */
async function cancel(incidentId: string): Promise<void> {
  await give("takeOver", { incidentId, reason: "县级直接处置" });
  const { data } = await give("cancelIncident", { incidentId, reason: "误报" });
  expect(data).toEqual({ cancelIncident: { refusal: null } });
}

function give(command: "takeOver" | "cancelIncident", input: object) {
  const type = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${command}(input: $input) { refusal { code } } }`;
  return api.ask(token, query, { input: { idempotencyKey: randomUUID(), ...input } });
}

/** Follows the chain through an archive and gives where it ends. */
function followed(name: string): { readonly position: number; readonly hash: string } {
  const [first = "", ...lines] = readFileSync(archive(name), "utf8").trimEnd().split("\n");
  const { after, previous } = archiveForm.parse(JSON.parse(first));
  return lines.reduce(
    (before, text) => {
      const { position, hash, content } = entryForm.parse(JSON.parse(text));
      const digest = createHash("sha256").update(Buffer.from(before.hash, "hex")).update(content).digest("hex");
      expect([position, hash]).toEqual([before.position + 1, digest]);
      return { position, hash };
    },
    { position: after, hash: previous },
  );
}

/** What the first frame says to somebody who comes with a cursor. */
async function resyncFor(position: bigint, epoch?: string): Promise<string | null> {
  const socket = await BareSocket.open(api.wsUrl);
  await socket.begin(token);
  const after = encodeCursor({ epoch: epoch ?? (await head()).epoch, position });
  const query = "subscription ($after: Cursor) { incidentFeed(after: $after) { resync } }";
  socket.send({ type: "subscribe", id: "1", payload: { query, variables: { after } } });
  const { payload } = await socket.next(({ type }) => type === "next");
  await socket.close();
  return frameForm.parse(payload).data.incidentFeed.resync;
}

describe("npm run journal -- prune", () => {
  it("refuses what is shorter than the law allows, a file that exists, and a role that does not own the tables", async () => {
    const short = await journal("prune", "--archive", archive("none"), "--keep-days", "182", "--yes");
    expect([short.code, short.said]).toEqual([1, expect.stringContaining("six months")]);
    const taken = await journal("prune", "--archive", folder, "--yes");
    expect([taken.code, taken.said]).toEqual([1, expect.stringContaining("exists and was left as it is")]);
    const settings = { DATABASE_OWNER_URL: api.appUrl };
    const stranger = await journalCommand(api, ["prune", "--archive", archive("stranger"), "--yes"], settings);
    expect([stranger.code, stranger.said]).toEqual([1, expect.stringContaining("may not remove entries")]);
    expect((await head()).floor).toBe(0n);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("moves what is old and ended into an archive through which the chain can be followed, up to the first incident that goes on", async () => {
    const reader = new FeedClient({ wsUrl: api.wsUrl, token, operation: "IncidentFeed" });
    await reader.connect();
    const { code, said } = await journal("prune", "--archive", archive("first"), "--yes");
    expect([code, said]).toEqual([0, expect.stringContaining(`the journal begins with ${beforeOpen + 1n}`)]);
    expect(await head()).toMatchObject({ floor: beforeOpen });
    expect(followed("first")).toEqual({ position: Number(beforeOpen), hash: (await head()).floorHash });
    expect((await journal("verify")).code).toBe(0);
    const id = await report();
    await eventually("the feed goes on", () => reader.entries.some(({ incident }) => incident?.id === id));
    expect(reader.faults).toEqual([]);
    await reader.close();
  });

  it("says that nothing may go where nothing may, and leaves no file", async () => {
    const { code, said } = await journal("prune", "--archive", archive("empty"), "--yes");
    expect([code, said]).toEqual([0, expect.stringContaining("No entry may leave")]);
    expect(readdirSync(folder)).toEqual(["first"]);
  });

  it("goes on where it stopped once the incident has ended; what stays can be verified and exported", async () => {
    await cancel(open);
    const { code } = await journal("prune", "--archive", archive("second"), "--yes");
    expect([code, (await head()).floor]).toEqual([0, beforeToday]);
    expect(archiveForm.parse(JSON.parse(readFileSync(archive("second"), "utf8").split("\n")[0] ?? ""))).toMatchObject({
      after: Number(beforeOpen),
      previous: followed("first").hash,
    });
    expect(followed("second").position).toBe(Number(beforeToday));
    const verified = await journal("verify");
    expect([verified.code, verified.said]).toEqual([0, expect.stringContaining("are what their journal says")]);
    // Its first entries are in the archive, its last two are not.
    await journal("export", "--incident", open, "--out", archive("bundle"));
    const bundle = await runNode(["docs/verify-bundle.mjs", archive("bundle")]);
    expect([bundle.code, bundle.said]).toEqual([0, expect.stringContaining(": 2 entries")]);
  });

  it("leaves an entry of its own", async () => {
    const found = await api.county.database.read({ system: "test" }, (em) =>
      em.execute("select changes from journal where type = 'journal.pruned' order by position"),
    );
    expect(found).toEqual([
      { changes: { from: 1, to: Number(beforeOpen), keepDays: 1_095 } },
      { changes: { from: Number(beforeOpen) + 1, to: Number(beforeToday), keepDays: 1_095 } },
    ]);
  });

  it("D8 lets nobody go on below the floor, and everybody from it on", async () => {
    await eventually("the tail knows the floor", async () => (await resyncFor(beforeToday - 1n)) === "CURSOR_TOO_OLD");
    expect(await resyncFor(0n)).toBe("CURSOR_TOO_OLD");
    expect(await resyncFor(beforeToday)).toBeNull();
  });
});

describe("npm run journal -- new-epoch", () => {
  it("refuses without --yes, and then answers every cursor of before with a resync", async () => {
    const before = await head();
    const asked = await journal("new-epoch");
    expect([asked.code, asked.said]).toEqual([1, expect.stringContaining("--yes")]);
    expect((await head()).epoch).toBe(before.epoch);
    expect((await journal("new-epoch", "--yes")).code).toBe(0);
    expect((await head()).epoch).not.toBe(before.epoch);
    const isTold = async () => (await resyncFor(before.position, before.epoch)) === "EPOCH_CHANGED";
    await eventually("the tail knows the epoch", isTold);
    expect(await resyncFor((await head()).position)).toBeNull();
    expect((await journal("verify", "--anchor", archive("bundle"))).said).toContain("of another epoch");
  });
});
