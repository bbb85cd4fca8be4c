import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { buildServer, journalCommand, runNode } from "../support/journal-command.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { withConnection } from "../support/with-connection.js";

const bodyForm = z.looseObject({
  incident: z.looseObject({ id: z.string(), number: z.string() }),
  journal: z.looseObject({ position: z.number(), root: z.string() }),
  entries: z.array(z.looseObject({ position: z.number(), content: z.string(), hash: z.string() })),
  evidence: z.array(z.looseObject({ sha256: z.string() })),
});
type Body = z.output<typeof bodyForm>;
const reportForm = z.object({
  reportIncident: z.object({ incident: z.object({ id: z.string(), number: z.string() }) }),
});
const CONFIDENTIAL = "家暴求助，住址保密";

let api: TestApi;
let folder: string;
let token: string;
let own: z.output<typeof reportForm>["reportIncident"]["incident"];
let bundle: Buffer;

beforeAll(async () => {
  buildServer();
  api = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), "muster-"));
  ({ token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" }));
  await report(CONFIDENTIAL);
  own = await report("占道经营");
  await report(CONFIDENTIAL);
  const input = {
    idempotencyKey: randomUUID(),
    incidentId: own.id,
    kind: "PHOTO",
    contentType: "image/jpeg",
    bytes: 5,
    sha256: "ab".repeat(32),
  };
  await api.ask(
    token,
    `mutation ($input: RegisterEvidenceInput!) { registerEvidence(input: $input) { refusal { code } } }`,
    { input },
  );
  await note();
  await note();
  await report(CONFIDENTIAL);
  await journal("export", "--incident", own.number, "--out", join(folder, "own.bundle"));
  bundle = readFileSync(join(folder, "own.bundle"));
}, 120_000);
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

const journal = (...words: string[]) => journalCommand(api, words);

/** The script that whoever gets a bundle runs, on a file of these bytes. */
function verify(bytes: Buffer | string, ...words: string[]) {
  const path = join(folder, `${randomUUID()}.bundle`);
  writeFileSync(path, bytes);
  return runNode(["docs/verify-bundle.mjs", path, ...words]);
}

async function report(description: string) {
  const input = {
    idempotencyKey: randomUUID(),
    description,
    source: "GRID_WORKER",
    location: { longitude: 118.6, latitude: 35.8 },
  };
  const query = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id number } } }`;
  const { data } = await api.ask(token, query, { input });
  return reportForm.parse(data).reportIncident.incident;
}

async function note(): Promise<void> {
  const input = { idempotencyKey: randomUUID(), incidentId: own.id, text: "已电话核实" };
  await api.ask(token, "mutation ($input: AddNoteInput!) { addNote(input: $input) { refusal { code } } }", { input });
}

const bodyOf = (bytes: Buffer): Body => bodyForm.parse(JSON.parse(bytes.toString().split("\n")[0] ?? ""));

/** The bundle with its body changed and its signature left as it is. */
function changed(change: (body: Body) => void): string {
  const body = bodyOf(bundle);
  change(body);
  return `${JSON.stringify(body)}\n${bundle.toString().split("\n")[1]}\n`;
}

describe("E7 the bundle of one incident", () => {
  it("is found valid by the script that knows nothing of our code, and holds all that the incident's journal says", async () => {
    const script = readFileSync(join(projectRoot, "docs/verify-bundle.mjs"), "utf8");
    expect(script.match(/from "[^"]+"/g)).toEqual(['from "node:crypto"', 'from "node:fs"']);
    expect(script.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
    const { code, said } = await verify(bundle);
    expect([code, said]).toEqual([0, expect.stringContaining(`VALID 有效 ${own.number}`)]);
    const entries = await withConnection(api.superuserUrl, (client) =>
      client.query<{ position: number }>(
        "select position::int from county_371323.journal where incident_id = $1 order by 1",
        [own.id],
      ),
    );
    expect(bodyOf(bundle).entries.map(({ position }) => position)).toEqual(
      entries.rows.map(({ position }) => position),
    );
    expect(bodyOf(bundle).evidence).toMatchObject([{ sha256: "ab".repeat(32) }]);
    expect(said).toContain("1 pieces of evidence, the digests of 1 told by an entry");
  });

  it("says nothing of any other incident", () => {
    const text = bundle.toString();
    expect(text).not.toContain("家暴");
    expect(new Set(text.match(/inc_[0-9a-f-]{36}/g))).toEqual(new Set([own.id]));
  });

  it("is not valid with one bit of any byte changed, wherever it stands", async () => {
    const path = join(folder, "flips.bundle");
    writeFileSync(path, bundle);
    const runner = join(folder, "flip-every-byte.mjs");
    writeFileSync(runner, FLIP_EVERY_BYTE);
    const script = pathToFileURL(join(projectRoot, "docs/verify-bundle.mjs")).href;
    const { code, said } = await runNode([runner, path, script]);
    const [tried = 0, ...accepted] = z.array(z.number()).parse(JSON.parse(said));
    expect([code, accepted]).toEqual([0, []]);
    expect(tried).toBeGreaterThan(900);
  }, 120_000);

  it.each<[string, (body: Body) => void, RegExp]>([
    [
      "a text",
      ({ entries }) => {
        for (const entry of entries) entry.content = entry.content.replace("incident.", "incident!");
      },
      /its text does not fit its hash/,
    ],
    ["an entry left out", ({ entries }) => void entries.splice(1, 1), /one before it was left out/],
    ["the first entry left out", ({ entries }) => void entries.shift(), /one before it was left out/],
    ["another root", ({ journal: told }) => void (told.root = "00".repeat(32)), /is not in the tree/],
    [
      "a digest of evidence",
      ({ evidence }) => void (evidence[0] = { sha256: "cd".repeat(32) }),
      /signature does not fit/,
    ],
    ["another incident", (body) => void (body.incident.id = `inc_${randomUUID()}`), /is of inc_/],
  ])("names what is wrong: %s", async (_what, change, expected) => {
    const { code, said } = await verify(changed(change));
    expect([code, said]).toEqual([1, expect.stringMatching(expected)]);
    expect(said).toContain("the signature does not fit");
  });

  it("tells whose key it was signed with, and refuses another's", async () => {
    const { said } = await verify(bundle);
    const [fingerprint = ""] = /[0-9a-f]{64}/.exec(said) ?? [];
    expect((await verify(bundle, fingerprint)).code).toBe(0);
    const stranger = await verify(bundle, "ab".repeat(32));
    expect([stranger.code, stranger.said]).toEqual([
      1,
      expect.stringContaining(`signed with another key: ${fingerprint}`),
    ]);
  });

  it("says so where it was compared with no published fingerprint, and takes one in capitals", async () => {
    const { said } = await verify(bundle);
    const [fingerprint = ""] = /[0-9a-f]{64}/.exec(said) ?? [];
    expect(said).toContain("compared with no published one");
    const compared = await verify(bundle, fingerprint.toUpperCase());
    expect([compared.code, compared.said]).toEqual([0, expect.not.stringContaining("no published one")]);
  });

  it.each([
    ["no file", [], "name its file: node verify-bundle.mjs FILE"],
    ["a file that is not there", ["nowhere.bundle"], "ENOENT"],
    ["a folder", ["docs"], "EISDIR"],
  ])("is asked for in words where there is %s", async (_what, words, expected) => {
    const { code, said } = await runNode(["docs/verify-bundle.mjs", ...words]);
    expect([code, said]).toEqual([1, expect.stringMatching(/^NOT VALID/)]);
    expect(said).toContain(expected);
    expect(said).not.toContain("    at ");
  });

  it.each(["", "{}", "\n", "not a bundle\n{}\n"])("is not %j", async (text) => {
    const { code, said } = await verify(text);
    expect([code, said]).toEqual([1, expect.stringContaining("NOT VALID")]);
  });
});

describe("npm run journal -- export", () => {
  it("prints the fingerprint, warns of what is confidential, and keeps key and bundle for their owner alone", async () => {
    const out = join(folder, "again.bundle");
    const { code, said } = await journal("export", "--incident", own.id, "--out", out);
    expect(code).toBe(0);
    const [, fingerprint = ""] = /Fingerprint of the public key: ([0-9a-f]{64})/.exec(said) ?? [];
    expect((await verify(readFileSync(out), fingerprint)).code).toBe(0);
    expect(said).toContain("保密");
    for (const path of [out, join(api.home, "signing-key.pem")]) expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("becomes an entry of the journal that nobody's feed shows", async () => {
    const { rows } = await withConnection(api.superuserUrl, (client) =>
      client.query("select changes, division_code from county_371323.journal where type = 'journal.exported'"),
    );
    expect(rows[0]).toMatchObject({ changes: { incidentId: own.id }, division_code: "" });
  });

  it("is refused before anything is noted where the file cannot be written", async () => {
    const noted = () =>
      withConnection(api.superuserUrl, async (client) => {
        const { rowCount } = await client.query("select 1 from county_371323.journal where type = 'journal.exported'");
        return rowCount;
      });
    const before = await noted();
    const { code, said } = await journal(
      "export",
      "--incident",
      own.id,
      "--out",
      join(folder, "nowhere", "own.bundle"),
    );
    expect([code, said]).toEqual([1, expect.stringContaining("no such file or folder")]);
    expect(await noted()).toEqual(before);
  });

  it("signs with the key that is named, and refuses what is none", async () => {
    const key = join(folder, "key.pem");
    const settings = { MUSTER_SIGNING_KEY_FILE: key };
    const words = ["export", "--incident", own.id, "--out", join(folder, "named.bundle")];
    expect(await journalCommand(api, words, settings)).toMatchObject({ code: 1, said: expect.stringContaining(key) });
    writeFileSync(key, "-----BEGIN PRIVATE KEY-----\nbm8=\n-----END PRIVATE KEY-----\n");
    const refused = await journalCommand(api, words, settings);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining("no Ed25519 private key")]);
    writeFileSync(key, readFileSync(join(api.home, "signing-key.pem")));
    expect((await journalCommand(api, words, settings)).code).toBe(0);
  });

  it("refuses an unknown incident and a file that exists, and leaves nothing behind", async () => {
    const before = readdirSync(folder).sort();
    const unknown = await journal("export", "--incident", "371323-20200101-000001", "--out", join(folder, "none"));
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining("There is no incident")]);
    const taken = await journal("export", "--incident", own.id, "--out", join(folder, "own.bundle"));
    expect([taken.code, taken.said]).toEqual([1, expect.stringContaining("exists and was left as it is")]);
    expect(readFileSync(join(folder, "own.bundle"))).toEqual(bundle);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

describe("E2 a bundle kept outside as an anchor", () => {
  it("is read before the long look begins, and refused where it is none", async () => {
    const { code, said } = await journal("verify", "--anchor", join(folder, "own.bundle"), "--anchor", "README.md");
    expect([code, said]).toEqual([1, expect.stringContaining("README.md is no exported bundle")]);
    expect(said).not.toContain("as it was written");
  });

  const anchored = () => journal("verify", "--anchor", join(folder, "own.bundle"));
  const asSuperuser = (sql: string) =>
    withConnection(api.superuserUrl, (client) => client.query(`set search_path to county_371323; ${sql}`));
  /** What somebody does who may do everything in the database and knows how the chain is made. */
  const REWRITE = `do $$ declare entry journal; previous bytea := sha256('muster'); begin
    for entry in select * from journal order by position loop
      entry.hash := journal_digest(previous, entry); previous := entry.hash;
      update journal set hash = entry.hash where position = entry.position;
    end loop;
    update journal_head set hash = previous; end $$`;

  it("fits while nothing was touched", async () => {
    const { code, said } = await anchored();
    expect([code, said]).toEqual([0, expect.stringContaining("It agrees with the bundle")]);
  });

  it("shows a tail that was cut off together with the head, which the chain alone does not", async () => {
    const { position } = bodyOf(bundle).journal;
    await asSuperuser(`create table cut as select * from journal where position >= ${position}; create table head as table journal_head;
      delete from journal where position >= ${position};
      update journal_head set position = ${position - 1}, hash = (select hash from journal where position = ${position - 1})`);
    expect((await journal("verify")).said).toContain("The journal is as it was written");
    const { code, said } = await anchored();
    expect([code, said]).toEqual([
      1,
      expect.stringContaining(`Entry ${position} is wrong: this entry is in the bundle`),
    ]);
    await asSuperuser(`insert into journal select * from cut; drop table cut;
      update journal_head set position = head.position, hash = head.hash from head; drop table head`);
    expect((await anchored()).code).toBe(0);
  });

  it("shows a chain that was written anew from its first entry to its head, which the chain alone does not", async () => {
    const [first] = bodyOf(bundle).entries;
    await asSuperuser(`update journal set summary = '无事' where position = ${first?.position}; ${REWRITE}`);
    expect((await journal("verify")).said).toContain("The journal is as it was written");
    const { code, said } = await anchored();
    expect([code, said]).toEqual([
      1,
      expect.stringContaining(`Entry ${first?.position} is wrong: this entry, or one before it`),
    ]);
  });

  it("refuses to export from a journal that is not what was written", async () => {
    await asSuperuser(`update journal set summary = '改' where position = 1`);
    const { code, said } = await journal("export", "--incident", own.id, "--out", join(folder, "late"));
    expect([code, said]).toEqual([1, expect.stringContaining("Entry 1 is wrong")]);
  });
});

const FLIP_EVERY_BYTE = `
import { readFileSync, writeFileSync } from "node:fs";
const [path, script] = process.argv.slice(2);
const bytes = readFileSync(path);
const say = console.log;
console.log = () => undefined;
const accepted = [];
let tried = 0;
process.argv[2] = path + ".flipped";
process.argv.length = 3;
const step = Math.max(1, Math.floor(bytes.length / 700));
for (let at = 0; at < bytes.length; at += at > bytes.length - 300 ? 1 : step) {
  const flipped = Buffer.from(bytes);
  flipped[at] ^= 1 << (at % 8);
  writeFileSync(process.argv[2], flipped);
  await import(script + "?" + at);
  if (process.exitCode !== 1) accepted.push(at);
  tried += 1;
}
process.exitCode = 0;
say(JSON.stringify([tried, ...accepted]));
`;
