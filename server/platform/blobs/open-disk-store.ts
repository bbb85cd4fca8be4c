import { createReadStream } from "node:fs";
import { mkdir, open, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { placeOf, type BlobStore } from "./blob-store.js";

/** Keeps files in a folder, on the same disk as the drafts. */
export function openDiskStore(folder: string): BlobStore {
  return {
    async keep({ sha256 }, draft) {
      const place = join(folder, placeOf(sha256));
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(draft, place);
      await syncFolder(dirname(place));
    },
    async read(sha256) {
      const place = join(folder, placeOf(sha256));
      const isThere = await stat(place).then(
        (found) => found.isFile(),
        () => false,
      );
      return isThere ? createReadStream(place) : null;
    },
  };
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
