import { describe, expect, it } from "vitest";
import { foldersIn } from "./project-files.js";

/** Folders that are no module, each with its reason in the tree of the README. */
const namedExtras: Readonly<Record<string, readonly string[]>> = {
  schema: ["common"],
  tests: [
    "app",
    "architecture",
    "bench",
    "client",
    "contract",
    "faults",
    "journeys",
    "kernel",
    "platform",
    "reactions",
    "reference",
    "replay",
    "support",
  ],
  "client/operations": ["common", "examples", "squad"],
};

const modules = foldersIn("server/modules");

describe("the house", () => {
  it("has no rooms but these under server/", () => {
    const rooms = ["app", "kernel", "modules", "platform", "reactions", "reference"];
    expect(strangers(foldersIn("server"), rooms)).toEqual([]);
  });

  it("has modules", () => {
    expect(modules.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(namedExtras))("names the folders of %s/ as the modules are named", (folder) => {
    expect(strangers(foldersIn(folder), [...modules, ...(namedExtras[folder] ?? [])])).toEqual([]);
  });

  it("would notice a folder of another name", () => {
    expect(strangers(["geography", "dispatching", "common"], ["geography", "dispatch", "common"])).toEqual([
      "dispatching",
    ]);
  });
});

function strangers(found: readonly string[], known: readonly string[]): readonly string[] {
  return found.filter((name) => !known.includes(name));
}
