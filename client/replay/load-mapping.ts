import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { checkMapping, type Mapping } from "./mapping.js";
import { UsageError } from "./usage-error.js";

/** Loads the mapping asked for, by path or by the name of a shipped one; without one, the shipped one named like the file's folder. */
export function loadMapping(asked: string | undefined, file: string): Mapping {
  const name = asked ?? basename(dirname(resolve(file)));
  const shipped = join(shippedFolder(), `${name}.json`);
  const path = existsSync(shipped) ? shipped : asked;
  if (path === undefined || !existsSync(path))
    throw new UsageError(`no mapping "${name}": give --mapping a file or one of ${shippedNames().join(", ")}`);
  const checked = checkMapping(parse(path));
  if ("problem" in checked) throw new UsageError(`mapping ${path}:\n${checked.problem}`);
  return checked.mapping;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`mapping ${path}: ${String(error)}`);
  }
}

function shippedNames(): string[] {
  return readdirSync(shippedFolder())
    .filter((name) => name.endsWith(".json"))
    .map((name) => basename(name, ".json"));
}

/** The mappings lie in the source tree, which the compiled program sits two folders deeper in. */
function shippedFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return join(folder, "client/replay/mappings");
}
