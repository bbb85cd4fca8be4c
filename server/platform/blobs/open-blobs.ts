import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { BlobFault } from "./blob-fault.js";
import type { BlobStore, ExpectedBlob } from "./blob-store.js";
import { append, check } from "./draft-file.js";
import { DraftTurns, untilBroken } from "./draft-turns.js";
import { openDiskStore } from "./open-disk-store.js";

/** Part of a file that comes in pieces. */
export interface BlobPiece {
  /** The name that all pieces of the file share. */
  readonly name: string;
  readonly expected: ExpectedBlob;
  readonly offset: number;
  readonly bytes: AsyncIterable<Buffer>;
  /** Called once the file is whole and kept, before anybody else gets to know its length. */
  readonly kept: () => Promise<void>;
}

/** Files on their way in and files that are kept. */
export interface Blobs {
  /** Takes a whole file as it comes; throws BlobFault and keeps nothing where it is not what was announced. */
  receive(expected: ExpectedBlob, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** Takes the next piece of a file and gives the length so far, also where the line broke on the way; BlobFault where it begins elsewhere than the last one ended, and where the whole is not what was announced, of which nothing is kept then. */
  resume(piece: BlobPiece): Promise<number>;
  /** How much of a file has come; ends a piece that is still on its way. */
  lengthOf(name: string): Promise<number>;
  /** Removes what was begun and not gone on with since. */
  forgetDrafts(before: Date): Promise<void>;
  /** The bytes of a kept file, or null where there are none. */
  read(sha256: string): Promise<Readable | null>;
}

/** Opens a folder for drafts, made where it is missing, before a store, which is the folder itself unless another is given. */
export function openBlobs(folder: string, store: BlobStore = openDiskStore(folder)): Blobs {
  const drafts = join(folder, "drafts");
  mkdirSync(drafts, { recursive: true, mode: 0o700 });
  const turns = new DraftTurns();
  return {
    async receive(expected, bytes) {
      const draft = join(drafts, randomUUID());
      try {
        await append(draft, expected, bytes);
        await check(draft, expected);
        await store.keep(expected, draft);
      } finally {
        await rm(draft, { force: true });
      }
    },
    resume: (piece) => turns.take(piece.name, (wanted) => goOn(store, join(drafts, piece.name), piece, wanted)),
    lengthOf: (name) => turns.take(name, () => lengthOf(join(drafts, name))),
    forgetDrafts: (before) => forgetDrafts(drafts, before),
    read: (sha256) => store.read(sha256),
  };
}

/** Takes one piece. What turns out to be the wrong file is dropped; what could not be kept for another reason waits in its draft. */
async function goOn(store: BlobStore, draft: string, piece: BlobPiece, wanted: AbortSignal): Promise<number> {
  const { expected, offset, bytes, kept } = piece;
  if (offset !== (await lengthOf(draft))) throw new BlobFault("WRONG_OFFSET");
  try {
    const length = await append(draft, expected, untilBroken(bytes, wanted));
    if (length < expected.bytes) return length;
    await check(draft, expected);
  } catch (error) {
    if (error instanceof BlobFault) await rm(draft, { force: true });
    throw error;
  }
  await store.keep(expected, draft);
  await kept();
  await rm(draft, { force: true });
  return expected.bytes;
}

async function forgetDrafts(drafts: string, before: Date): Promise<void> {
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name);
    const found = await stat(draft).catch(() => null);
    if (found !== null && found.mtime < before) await rm(draft, { force: true });
  }
}

function lengthOf(draft: string): Promise<number> {
  return stat(draft).then(
    ({ size }) => size,
    () => 0,
  );
}
