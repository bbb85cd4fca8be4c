import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";

/** What a command-line tool of this project said about a tree of files. */
export interface ToolAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A temporary project with planted files, the configuration of this one and its packages; gone when disposed. */
export interface PlantedTree extends Disposable {
  readonly root: string;
}

/** Writes a small project whose files break, or keep, the rules under test. */
export function plantTree(files: Readonly<Record<string, string>>, configuration: readonly string[]): PlantedTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "muster-planted-")));
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
  for (const name of ["package.json", ...configuration]) cpSync(join(projectRoot, name), join(root, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

/** Runs a tool from node_modules/.bin inside a tree. */
export function runTool(root: string, name: string, args: readonly string[]): ToolAnswer {
  const tool = join(projectRoot, "node_modules", ".bin", name);
  const { stdout, stderr, status } = spawnSync(tool, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  return { stdout, stderr, exitCode: status };
}
