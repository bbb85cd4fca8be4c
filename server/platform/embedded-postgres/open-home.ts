import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { notAFolder } from "./explain-file-error.js";
import { isRoot } from "./choose-account.js";

/** Makes the home folder if it is missing and gives its real path, the same however a link leads there. */
export function openHome(home: string): string {
  const path = resolve(home);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw notAFolder(path);
  } else {
    mkdirSync(path, { recursive: true });
    // Started by root, the database's own user must be able to pass through; nobody else needs to look inside.
    chmodSync(path, isRoot() ? 0o711 : 0o700);
  }
  return realpathSync(path);
}
