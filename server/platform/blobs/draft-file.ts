import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { BlobFault } from "./blob-fault.js";
import type { ExpectedBlob } from "./blob-store.js";
import { fitsKind, HEAD_BYTES } from "./magic-bytes.js";

/** Appends bytes to a draft as they come, up to what was announced, and gives its new length; they are on the disk when it returns. */
export async function append(
  draft: string,
  { bytes: most }: ExpectedBlob,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const file = await open(draft, "a", 0o600);
  try {
    let { size } = await file.stat();
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > most) throw new BlobFault("TOO_LARGE");
      await file.appendFile(chunk);
    }
    return size;
  } finally {
    await settle(file);
  }
}

/** Throws BlobFault where a draft is not the file that was announced. */
export async function check(draft: string, expected: ExpectedBlob): Promise<void> {
  const digest = createHash("sha256");
  let head = Buffer.alloc(0);
  let length = 0;
  for await (const chunk of createReadStream(draft) as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    digest.update(chunk);
    length += chunk.length;
  }
  if (length < expected.bytes) throw new BlobFault("TOO_SHORT");
  if (!fitsKind(head, expected.contentType)) throw new BlobFault("WRONG_KIND");
  if (digest.digest("hex") !== expected.sha256) throw new BlobFault("WRONG_DIGEST");
}

async function settle(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
