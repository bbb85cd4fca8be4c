import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";

/** The rows of the one table of a document that has these columns; throws where there is none. */
export function tableOf(path: string, columns: readonly string[]): readonly (readonly string[])[] {
  const lines = readFileSync(join(projectRoot, path), "utf8").split("\n");
  const head = lines.indexOf(`| ${columns.join(" | ")} |`);
  if (head === -1) throw new Error(`${path} has no table ${columns.join(", ")}`);
  const body = lines.slice(head + 2);
  const end = body.findIndex((line) => !line.startsWith("|"));
  return body.slice(0, end === -1 ? body.length : end).map((line) => line.slice(2, -2).split(" | "));
}
