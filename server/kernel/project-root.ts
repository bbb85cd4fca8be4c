import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, the same whether the code runs from its source or from dist/. */
export const projectRoot: string = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(folder: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "migrations"))) {
    const isBuilt = folder.endsWith("/dist");
    return isBuilt ? parent : folder;
  }
  if (parent === folder) throw new Error("package.json not found above server/kernel");
  return findProjectRoot(parent);
}
