import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";

const PNG = Buffer.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 3_000 }, (_, at) => at % 251),
]);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const registered = z.object({
  registerEvidence: z.object({ uploadToken: z.string(), evidence: z.object({ id: z.string(), url: z.string() }) }),
});

describe("the bytes of evidence", () => {
  let api: TestApi;
  let worker: SignedInHolder;
  let keys = 0;

  beforeAll(async () => {
    api = await startTestServer();
    worker = await api.signInAs({ post: "SHIFT_LEADER", division: "371323001" });
  });
  afterAll(() => api.close());

  const register = async (bytes: Buffer, changes: object = {}) => {
    keys += 1;
    const input = {
      idempotencyKey: `evidence-${keys}`,
      kind: "photo",
      contentType: "image/png",
      bytes: bytes.length,
      sha256: sha256(bytes),
      ...changes,
    };
    const query =
      "mutation ($input: RegisterEvidenceInput!) { registerEvidence(input: $input) { uploadToken evidence { id url } refusal { code path } } }";
    const { data, errors } = await api.ask(worker.token, query, { input });
    expect(errors).toBeUndefined();
    return registered.parse(data).registerEvidence;
  };
  const upload = (token: string, bytes: Buffer) =>
    fetch(`${api.url}/evidence`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
      body: new Uint8Array(bytes),
    });
  const codeOf = async (answer: Response) =>
    z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })) }).parse(await answer.json())
      .errors[0]?.extensions.code;
  const drafts = () => readdirSync(join(api.home, "evidence/drafts"));

  test("are kept under their digest and shown to whoever registered them, to nobody else", async () => {
    const { uploadToken, evidence } = await register(PNG);
    expect((await upload(uploadToken, PNG)).status).toBe(201);
    const digest = sha256(PNG);
    expect(readdirSync(join(api.home, "evidence", digest.slice(0, 2), digest.slice(2, 4)))).toEqual([digest]);

    const show = (token: string) =>
      fetch(new URL(evidence.url, api.url), { headers: { authorization: `Bearer ${token}` } });
    const shown = await show(worker.token);
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect(shown.headers.get("content-security-policy")).toContain("sandbox");
    expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true);
    const stranger = await api.signInAs({ post: "SHIFT_LEADER", division: "371323002" });
    expect((await show(stranger.token)).status).toBe(404);
    expect((await fetch(new URL(evidence.url, api.url))).status).toBe(401);
  });

  test("may be a smaller copy that names the digest of the original", async () => {
    const originalSha256 = sha256(Buffer.from("the file as it was taken"));
    const { evidence } = await register(PNG, { originalSha256: originalSha256.toUpperCase() });
    const { data } = await api.ask(
      worker.token,
      `{ node(id: "${evidence.id}") { ... on Evidence { sha256 originalSha256 } } }`,
    );
    expect(data).toEqual({ node: { sha256: sha256(PNG), originalSha256 } });
    const input = {
      idempotencyKey: "bad-original",
      kind: "photo",
      contentType: "image/png",
      bytes: 1,
      sha256: originalSha256,
    };
    const refused = await api.ask(
      worker.token,
      "mutation ($input: RegisterEvidenceInput!) { registerEvidence(input: $input) { refusal { code path } } }",
      { input: { ...input, originalSha256: "not a digest" } },
    );
    const refusal = { code: "INVALID_INPUT", path: ["input", "originalSha256"] };
    expect(refused.data).toEqual({ registerEvidence: { refusal } });
  });

  test("are taken once: a token that was used is unknown", async () => {
    const { uploadToken } = await register(PNG);
    expect((await upload(uploadToken, PNG)).status).toBe(201);
    expect((await upload(uploadToken, PNG)).status).toBe(401);
  });

  test("are taken once also where two uploads race", async () => {
    const { uploadToken } = await register(PNG);
    const answers = await Promise.all([upload(uploadToken, PNG), upload(uploadToken, PNG)]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test("of a confidential incident are shown to who registered them and who may read it, not to everybody who sees that it exists", async () => {
    const report =
      'mutation { reportIncident(input: { idempotencyKey: "secret", description: "举报", source: WALK_IN, matterCode: "0506", divisionCode: "371323001001", isConfidential: true }) { incident { id } } }';
    const reported = z.object({ reportIncident: z.object({ incident: z.object({ id: z.string() }) }) });
    const { incident } = reported.parse((await api.ask(worker.token, report)).data).reportIncident;
    const { uploadToken, evidence } = await register(PNG, { incidentId: incident.id });
    expect((await upload(uploadToken, PNG)).status).toBe(201);
    const statusFor = async (token: string) =>
      (await fetch(new URL(evidence.url, api.url), { headers: { authorization: `Bearer ${token}` } })).status;
    const [dispatcher, supervisor] = [
      await api.signInAs({ post: "DISPATCHER", division: "371323001" }),
      await api.signInAs({ post: "SUPERVISOR", division: "371323001" }),
    ];
    const seen = await api.ask(supervisor.token, `{ incident(id: "${incident.id}") { id } }`);
    expect(seen.data).toEqual({ incident: { id: incident.id } });
    expect(await statusFor(worker.token)).toBe(200);
    expect(await statusFor(dispatcher.token)).toBe(200);
    expect(await statusFor(supervisor.token)).toBe(404);
  });

  const other = Buffer.from(PNG);
  other[100] = 0;
  test.each([
    ["with another digest", other, 422, "WRONG_DIGEST"],
    ["of another kind", Buffer.from("<html><script>alert(1)</script></html>".padEnd(PNG.length)), 415, "WRONG_KIND"],
    ["more than registered", Buffer.concat([PNG, Buffer.alloc(1)]), 413, "TOO_LARGE"],
    ["fewer than registered", PNG.subarray(0, 1_000), 422, "TOO_SHORT"],
    ["none at all", Buffer.alloc(0), 422, "TOO_SHORT"],
  ])("%s are refused, leave nothing, and the right ones are still taken", async (_, wrong, status, code) => {
    const { uploadToken } = await register(PNG);
    const refused = await upload(uploadToken, wrong);
    expect([refused.status, await codeOf(refused)]).toEqual([status, code]);
    expect(drafts()).toEqual([]);
    expect((await upload(uploadToken, PNG)).status).toBe(201);
  });

  test("are not taken without a token, nor with one that is too old", async () => {
    expect((await upload("nothing-of-ours", PNG)).status).toBe(401);
    const { uploadToken } = await register(PNG);
    api.clock.pass(25 * 3_600_000);
    expect((await upload(uploadToken, PNG)).status).toBe(401);
  });
});
