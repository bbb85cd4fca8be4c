import { createHash, randomUUID } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { BlobFault } from "./blob-fault.js";
import { fitsKind, HEAD_BYTES } from "./magic-bytes.js";

/** What was announced of a file before its bytes came. */
export interface ExpectedBlob {
  readonly sha256: string;
  readonly bytes: number;
  readonly contentType: string;
}

/** Files kept under the digest of their content: the same bytes are kept once, and a name can never hold other bytes. */
export interface Blobs {
  /** Takes bytes as they come; throws BlobFault and keeps nothing where they are not what was announced. */
  receive(expected: ExpectedBlob, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** The bytes of a file, or null where there are none. */
  read(sha256: string): Promise<Readable | null>;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** Opens a folder of files, made where it is missing. */
export function openBlobs(folder: string): Blobs {
  const drafts = join(folder, "drafts");
  mkdirSync(drafts, { recursive: true, mode: 0o700 });
  const placeOf = (sha256: string): string => {
    if (!DIGEST.test(sha256)) throw new RangeError("a digest has 64 hexadecimal digits");
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async receive(expected, bytes) {
      const place = placeOf(expected.sha256);
      const draft = join(drafts, randomUUID());
      const file = await open(draft, "wx", 0o600);
      try {
        await writeChecked(file, expected, bytes);
        await file.sync();
        await file.close();
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await rename(draft, place);
        await syncFolder(dirname(place));
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(sha256) {
      const place = placeOf(sha256);
      const isThere = await stat(place).then(
        (found) => found.isFile(),
        () => false,
      );
      return isThere ? createReadStream(place) : null;
    },
  };
}

async function writeChecked(file: FileHandle, expected: ExpectedBlob, bytes: AsyncIterable<Buffer>): Promise<void> {
  const digest = createHash("sha256");
  let head = Buffer.alloc(0);
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > expected.bytes) throw new BlobFault("TOO_LARGE");
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      if (head.length === HEAD_BYTES && !fitsKind(head, expected.contentType)) throw new BlobFault("WRONG_KIND");
    }
    digest.update(chunk);
    await file.write(chunk);
  }
  if (length < expected.bytes) throw new BlobFault("TOO_SHORT");
  if (!fitsKind(head, expected.contentType)) throw new BlobFault("WRONG_KIND");
  if (digest.digest("hex") !== expected.sha256) throw new BlobFault("WRONG_DIGEST");
}

/** A new name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
