import { spawnSync } from "node:child_process";
import { projectRoot } from "../../../server/kernel/project-root.js";

/** What a browser is shown is what was built. */
export function setup(): void {
  const built = spawnSync(process.execPath, [".ci/build.mjs"], { cwd: projectRoot, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
}
