import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { notAFolder } from "./explain-file-error.js";
import { isRoot } from "./choose-account.js";

/** Makes the home folder if it is missing and gives its real path, the same however a link leads there. */
export function openHome(home: string): string {
  const path = resolve(home);
  if (!existsSync(path)) {
    makeFolders(path);
    // Started by root, the database's own user must be able to pass through; nobody else needs to look inside.
    chmodSync(path, isRoot() ? 0o711 : 0o700);
  }
  if (!statSync(path).isDirectory()) throw notAFolder(path);
  return realpathSync(path);
}

/** Not mkdir's `recursive`: where a file system refuses new folders with ENOENT, as /proc does, Node tries for ever. */
function makeFolders(path: string): void {
  if (!existsSync(dirname(path))) makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error; // Two starts at once: the lock decides between them.
  }
}
