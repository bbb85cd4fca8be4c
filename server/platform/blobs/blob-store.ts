import type { Readable } from "node:stream";

/** What was announced of a file before its bytes came. */
export interface ExpectedBlob {
  readonly sha256: string;
  readonly bytes: number;
  readonly contentType: string;
}

/** Where whole files are kept under the digest of their content: the same bytes are kept once, and a name can never hold other bytes. */
export interface BlobStore {
  /** Keeps a draft whose bytes were checked; once it returns they are safe, and the draft may be gone. */
  keep(expected: ExpectedBlob, draft: string): Promise<void>;
  /** The bytes of a file, or null where there are none. */
  read(sha256: string): Promise<Readable | null>;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** The place of a file below its store: two levels of folders keep each of them small. */
export function placeOf(sha256: string): string {
  if (!DIGEST.test(sha256)) throw new RangeError("a digest has 64 hexadecimal digits");
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
