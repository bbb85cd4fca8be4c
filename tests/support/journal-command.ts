import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { projectRoot } from "../../server/kernel/project-root.js";
import type { TestApi } from "./server.js";

const run = promisify(execFile);

/** What a program said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly said: string;
}

/** Builds what the shell's commands run. */
export function buildServer(): void {
  const built = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: projectRoot, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
}

/** `npm run journal -- …` on the database of a test server, with the addresses of both roles. */
export function journalCommand(
  { appUrl, ownerUrl, home }: Pick<TestApi, "appUrl" | "ownerUrl" | "home">,
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Said> {
  return runNode(["dist/server/app/journal.js", ...words], {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_SCHEMA: "county_371323",
    MUSTER_HOME: home,
    ...settings,
  });
}

/** Runs a program of the project to its end. */
export function runNode(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Said> {
  return run(process.execPath, [...words], { cwd: projectRoot, env: { PATH: process.env["PATH"], ...settings } }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}
