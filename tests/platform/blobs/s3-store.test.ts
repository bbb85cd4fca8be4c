import { createHash, randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEvidenceStore } from "../../../server/app/open-evidence-store.js";
import { BlobFault, openBlobs, openS3Store } from "../../../server/platform/blobs/index.js";
import { startS3Server, type S3Server } from "../../support/s3-server.js";
import { makeTemporaryHome, removeTemporaryHome } from "../../support/temporary-home.js";

const BUCKET = "muster-evidence";
const REGION = "cn-yishui-1";
const key = { accessKey: "AKMUSTER", secretKey: "a-secret-of-the-county" };
const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]);
const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const expected = { sha256: digestOf(PHOTO), bytes: PHOTO.length, contentType: "image/jpeg" };

let s3: S3Server;
let home: string;
beforeAll(async () => {
  s3 = await startS3Server(BUCKET, key, REGION);
  home = makeTemporaryHome();
});
afterAll(async () => {
  await s3?.close();
  removeTemporaryHome(home);
});

const settings = () => ({ bucket: BUCKET, endpoint: s3.url, region: REGION, ...key });
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe("files in a bucket", () => {
  test("are kept under their digest and kind, by signed requests, and read again", async () => {
    const blobs = openBlobs(home, openS3Store(settings()));
    expect(await blobs.read(expected.sha256)).toBeNull();
    await blobs.receive(expected, pieces(PHOTO));
    const place = `${expected.sha256.slice(0, 2)}/${expected.sha256.slice(2, 4)}/${expected.sha256}`;
    expect([...s3.objects.keys()]).toEqual([place]);
    expect(s3.objects.get(place)).toEqual({ bytes: PHOTO, contentType: "image/jpeg" });
    const read = await blobs.read(expected.sha256);
    expect(read === null ? null : await buffer(read)).toEqual(PHOTO);
  });

  test("that are not what was announced never reach the bucket", async () => {
    const blobs = openBlobs(home, openS3Store(settings()));
    const before = s3.objects.size;
    const wrong = Buffer.concat([PHOTO.subarray(0, -1), Buffer.from([1])]);
    await expect(blobs.receive({ ...expected, sha256: digestOf(Buffer.from("x")) }, pieces(wrong))).rejects.toThrow(
      BlobFault,
    );
    expect(s3.objects.size).toBe(before);
  });

  test("wait whole in their draft while the bucket does not answer, and need no byte again", async () => {
    const other = Buffer.concat([PHOTO, randomBytes(10)]);
    const whole = { ...expected, sha256: digestOf(other), bytes: other.length };
    const blobs = openBlobs(home, openS3Store(settings()));
    let isKept = false;
    const piece = {
      name: "evd_waiting",
      expected: whole,
      kept: () => {
        isKept = true;
        return Promise.resolve();
      },
    };
    s3.fail(true);
    await expect(blobs.resume({ ...piece, offset: 0, bytes: pieces(other) })).rejects.toThrow("SlowDown");
    s3.fail(false);
    expect([isKept, await blobs.lengthOf(piece.name)]).toEqual([false, other.length]);
    await blobs.resume({ ...piece, offset: other.length, bytes: pieces(Buffer.alloc(0)) });
    const read = await blobs.read(whole.sha256);
    expect([isKept, read === null ? null : await buffer(read)]).toEqual([true, other]);
  });
});

describe("a bucket is looked at before the server starts:", () => {
  test("it stays unused where none is set, and is taken where it can be used", async () => {
    expect(await openEvidenceStore(null)).toBeUndefined();
    expect(await openEvidenceStore(settings())).toBeDefined();
  });

  test.each([
    ["one that is not there", { bucket: "elsewhere" }, /MUSTER_S3_BUCKET/],
    ["a wrong secret", { secretKey: "another-secret" }, /MUSTER_S3_ACCESS_KEY/],
    ["an unknown key", { accessKey: "AKNOBODY" }, /MUSTER_S3_ACCESS_KEY/],
    ["a store that does not answer", { endpoint: "http://127.0.0.1:9" }, /MUSTER_S3_ENDPOINT/],
  ])("%s is said in words", async (_, changes, words) => {
    await expect(openEvidenceStore({ ...settings(), ...changes })).rejects.toThrow(words);
  });
});
