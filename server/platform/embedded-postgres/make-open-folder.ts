import { chmodSync, existsSync, mkdirSync } from "node:fs";

/** Makes a folder that every user may pass through, whatever the umask; one that exists keeps its mode. */
export function makeOpenFolder(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}
