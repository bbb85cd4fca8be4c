import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PREFIX = "muster-tests-";

/** A home folder of this test process alone, which the database's user can enter. */
export function makeTemporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(home, 0o711);
  return home;
}

/** Removes a home, and its data where that had to be kept elsewhere; the server must have ended. */
export function removeTemporaryHome(home: string): void {
  const pointer = join(home, "pg.location");
  if (existsSync(pointer)) {
    const base = readFileSync(pointer, "utf8").trim();
    // Only a folder that says it belongs to this very home, so that a wrong pointer removes nothing.
    const record = join(base, "home");
    if (dirname(base) !== base && existsSync(record) && readFileSync(record, "utf8").trim() === home) {
      rmSync(base, { recursive: true, force: true });
    }
  }
  rmSync(home, { recursive: true, force: true });
}

/** Removes the homes of test runs that were killed before they could tidy up. */
export function sweepTemporaryHomes(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      removeTemporaryHome(join(tmpdir(), name));
    } catch {
      // Another user's: theirs to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
