import { createHash, randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { TcpProxy } from "../faults/kit/tcp-proxy.js";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";

const PIECE = 64 * 1024;
const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(5 * PIECE + 321)]);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const registered = z.object({
  registerEvidence: z.object({ uploadToken: z.string(), evidence: z.object({ id: z.string(), url: z.string() }) }),
});

/** An upload that was registered, by token and address. */
interface Upload {
  readonly id: string;
  readonly token: string;
}

let api: TestApi;
let worker: SignedInHolder;
let proxy: TcpProxy;
beforeAll(async () => {
  api = await startTestServer();
  worker = await api.signInAs({ post: "SHIFT_LEADER", division: "371323001" });
  proxy = await TcpProxy.open(() => ({ host: "127.0.0.1", port: Number(new URL(api.url).port) }));
});
afterAll(async () => {
  await proxy?.close();
  await api?.close();
});

let keys = 0;
async function register(bytes: Buffer): Promise<Upload> {
  keys += 1;
  const input = {
    idempotencyKey: `upload-${keys}`,
    kind: "photo",
    contentType: "image/jpeg",
    bytes: bytes.length,
    sha256: sha256(bytes),
  };
  const query =
    "mutation ($input: RegisterEvidenceInput!) { registerEvidence(input: $input) { uploadToken evidence { id url } } }";
  const { data } = await api.ask(worker.token, query, { input });
  const { uploadToken, evidence } = registered.parse(data).registerEvidence;
  return { id: evidence.id, token: uploadToken };
}

const headers = ({ token }: Upload, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${token}`,
  "tus-resumable": "1.0.0",
  ...more,
});
const ask = (upload: Upload, base = api.url) =>
  fetch(`${base}/evidence/${upload.id}/upload`, { method: "HEAD", headers: headers(upload) });
const send = (upload: Upload, offset: number, bytes: Buffer | ReadableStream, more = {}, base = api.url) =>
  fetch(`${base}/evidence/${upload.id}/upload`, {
    method: "PATCH",
    headers: headers(upload, {
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
      ...more,
    }),
    body: bytes instanceof Buffer ? new Uint8Array(bytes) : bytes,
    duplex: "half",
  } as RequestInit);
const offsetOf = (answer: Response) => Number(answer.headers.get("upload-offset"));
const shown = async ({ id }: Upload) => {
  const answer = await fetch(`${api.url}/evidence/${id}`, { headers: { authorization: `Bearer ${worker.token}` } });
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : answer.status;
};
const drafts = () => readdirSync(join(api.home, "evidence/drafts"));

/** Some bytes, and then nothing more until the line is cut. */
function stalling(bytes: Buffer, sent: () => void): ReadableStream {
  let isSent = false;
  return new ReadableStream({
    async pull(controller) {
      if (isSent) return new Promise(() => undefined);
      isSent = true;
      controller.enqueue(new Uint8Array(bytes));
      sent();
    },
  });
}

describe("an upload in pieces", () => {
  test("goes on behind the last byte that came, wherever the line is cut", async () => {
    const upload = await register(PHOTO);
    const near = `http://127.0.0.1:${proxy.port}`;
    let offset = 0;
    let cuts = 0;
    while (offset < PHOTO.length) {
      const sending = send(
        upload,
        offset,
        stalling(PHOTO.subarray(offset, offset + PIECE), () => undefined),
        {},
        near,
      );
      sending.catch(() => undefined);
      // What was sent is on the disk before the line is cut: else this would be a test of luck.
      await expect.poll(() => lengthOnDisk(upload, offset + Math.min(PIECE, PHOTO.length - offset))).toBe(true);
      proxy.cut();
      cuts += 1;
      offset = offsetOf(await ask(upload));
    }
    expect(cuts).toBe(Math.ceil(PHOTO.length / PIECE));
    expect(await shown(upload)).toEqual(PHOTO);
    expect(drafts()).toEqual([]);
  });

  test("tells how much has come, and everything once it is kept, though the answer was lost", async () => {
    const upload = await register(PHOTO);
    expect(offsetOf(await ask(upload))).toBe(0);
    const first = await send(upload, 0, PHOTO.subarray(0, 1_000));
    expect([first.status, offsetOf(first)]).toEqual([204, 1_000]);
    const asked = await ask(upload);
    expect([offsetOf(asked), asked.headers.get("upload-length"), asked.headers.get("cache-control")]).toEqual([
      1_000,
      String(PHOTO.length),
      "no-store",
    ]);
    expect(offsetOf(await send(upload, 1_000, PHOTO.subarray(1_000)))).toBe(PHOTO.length);
    expect(offsetOf(await ask(upload))).toBe(PHOTO.length);
    expect((await send(upload, 0, PHOTO)).status).toBe(409);
    expect(await shown(upload)).toEqual(PHOTO);
  });

  test("ends a piece that hangs on a dead line when the next one comes", async () => {
    const upload = await register(PHOTO);
    const { promise: isSent, resolve } = Promise.withResolvers<void>();
    const dead = send(upload, 0, stalling(PHOTO.subarray(0, PIECE), resolve));
    dead.catch(() => undefined);
    await isSent;
    await expect.poll(() => lengthOnDisk(upload, PIECE)).toBe(true);
    expect(offsetOf(await ask(upload))).toBe(PIECE);
    expect((await send(upload, PIECE, PHOTO.subarray(PIECE))).status).toBe(204);
    expect(await shown(upload)).toEqual(PHOTO);
  });

  test("is refused at another place, in another form, without the protocol and with the token of another", async () => {
    const [upload, other] = [await register(PHOTO), await register(PHOTO)];
    const status = async (answer: Promise<Response>) => (await answer).status;
    expect(await status(send(upload, 5, PHOTO))).toBe(409);
    expect(await status(send(upload, 0, PHOTO, { "content-type": "image/jpeg" }))).toBe(415);
    expect(await status(send(upload, -1, PHOTO))).toBe(400);
    expect(await status(send(upload, 0, PHOTO, { "tus-resumable": "0.2.2" }))).toBe(412);
    expect(await status(send({ ...upload, token: other.token }, 0, PHOTO))).toBe(401);
    expect(await status(send(upload, 0, PHOTO, { origin: "https://elsewhere.example" }))).toBe(403);
    expect(drafts()).toEqual([]);
    const said = await fetch(`${api.url}/evidence/${upload.id}/upload`, { method: "OPTIONS" });
    expect([said.status, said.headers.get("tus-version")]).toEqual([204, "1.0.0"]);
  });

  const other = Buffer.from(PHOTO);
  other[PIECE] = (other[PIECE] ?? 0) ^ 1;
  test.each([
    ["another digest", other, 422],
    ["another kind", randomBytes(PHOTO.length).fill(65, 0, 16), 415],
    ["too much", Buffer.concat([PHOTO, Buffer.alloc(1)]), 413],
  ])("with %s is dropped whole, and the right bytes are still taken", async (_, wrong, status) => {
    const upload = await register(PHOTO);
    expect((await send(upload, 0, wrong.subarray(0, PIECE))).status).toBe(204);
    expect((await send(upload, PIECE, wrong.subarray(PIECE))).status).toBe(status);
    expect(offsetOf(await ask(upload))).toBe(0);
    expect((await send(upload, 0, PHOTO)).status).toBe(204);
    expect(await shown(upload)).toEqual(PHOTO);
  });

  test("ends with its token, after a day", async () => {
    const upload = await register(PHOTO);
    expect((await send(upload, 0, PHOTO.subarray(0, PIECE))).status).toBe(204);
    api.clock.pass(25 * 3_600_000);
    expect((await ask(upload)).status).toBe(401);
  });
});

/** Whether a draft holds so many bytes, or is gone because it was whole. */
function lengthOnDisk({ id }: Upload, bytes: number): boolean {
  const draft = join(api.home, "evidence/drafts", id);
  const found = statSync(draft, { throwIfNoEntry: false });
  return found === undefined ? bytes === PHOTO.length : found.size === bytes;
}
