import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";

/** The folders that hold code of ours. */
export const codeFolders = ["server", "schema", "client", "tests", "migrations"] as const;

const isBinary = /\.(?:png|jpe?g|webp|gz|zst|woff2?|ico|pdf)$/;
const notOurs = new Set(["node_modules", "dist", ".git", ".muster", "coverage"]);

/** Every file below a folder of the project, as paths from the project's root with forward slashes. */
export function filesBelow(folder: string): readonly string[] {
  return walk(join(projectRoot, folder)).map((path) => relative(projectRoot, path).replaceAll("\\", "/"));
}

/** Every TypeScript file of ours, but for the generators of reference data: they are packages of their own. */
export function codeFiles(): readonly string[] {
  const isCode = (path: string) =>
    /\.tsx?$/.test(path) && !/^(server\/reference\/[^/]+\/generate|client\/generated\/)/.test(path);
  return codeFolders.flatMap((folder) => filesBelow(folder)).filter(isCode);
}

/** The names of the folders directly below a folder of the project. */
export function foldersIn(folder: string): readonly string[] {
  return readFolder(join(projectRoot, folder)).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** A committed file with what it says. */
export interface CommittedText {
  readonly path: string;
  readonly text: string;
}

/** Every text that git keeps for this project, whatever its folder. */
export function committedTexts(): readonly CommittedText[] {
  const { status, stdout, stderr } = spawnSync("git", ["ls-files", "-z"], { cwd: projectRoot, encoding: "utf8" });
  if (status !== 0) throw new Error(`git does not list its files: ${stderr}`);
  const paths = stdout.split("\0").filter((path) => path !== "" && !isBinary.test(path));
  return paths.filter(isStillThere).map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
}

function isStillThere(path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

function walk(folder: string): readonly string[] {
  return readFolder(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return notOurs.has(entry.name) ? [] : walk(path);
  });
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
