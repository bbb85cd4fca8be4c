import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";

const folder = join(projectRoot, "client/operations");
const DEFINITION = /^(?:fragment|query|mutation|subscription) (\w+)/;

const definitions = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".graphql") && !path.startsWith("examples"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .map((text) => [DEFINITION.exec(text)?.[1] ?? "", text]),
);

/** The document that the clients ship under this name, with every fragment that it needs. */
export function shippedOperation(name: string): string {
  const needed = new Set<string>([name]);
  for (const each of needed) {
    const text = definitions.get(each);
    if (text === undefined) throw new Error(`the clients ship nothing named ${each}`);
    for (const [, fragment] of text.matchAll(/\.\.\.(\w+)/g)) if (fragment !== undefined) needed.add(fragment);
  }
  return [...needed].map((each) => definitions.get(each)).join("\n");
}
