import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { codeFiles, filesBelow, foldersIn } from "./project-files.js";

const linesOfProduction = 250;
const linesOfTest = 400;
const filesOfModule = 35;

/** Files that may be longer, each with the reason why splitting it would make it worse. */
const declaredLong: Readonly<Record<string, string>> = {
  "server/modules/incidents/incident.lifecycle.ts": "a lifecycle is one table; in two files nobody could read it whole",
};

const measured = codeFiles()
  .filter((path) => !path.startsWith("client/generated/"))
  .map((path) => ({ path, lines: linesOfCode(readFileSync(join(projectRoot, path), "utf8")) }));

describe("size", () => {
  it("a file of code has at most 250 lines, a test at most 400", () => {
    expect(measured.filter(isTooLong).filter(({ path }) => !(path in declaredLong))).toEqual([]);
  });

  it("a declared exception is still needed", () => {
    const long = measured.filter(isTooLong).map(({ path }) => path);
    expect(Object.keys(declaredLong).filter((path) => !long.includes(path))).toEqual([]);
  });

  it("a module has at most 35 files", () => {
    const modules = foldersIn("server/modules").map((name) => ({
      name,
      files: filesBelow(`server/modules/${name}`).length,
    }));
    expect(modules.filter(({ files }) => files > filesOfModule)).toEqual([]);
  });

  it("a file one line too long would be noticed", () => {
    expect(isTooLong({ path: "server/kernel/x.ts", lines: 250 })).toBe(false);
    expect(isTooLong({ path: "server/kernel/x.ts", lines: 251 })).toBe(true);
    expect(isTooLong({ path: "tests/kernel/x.test.ts", lines: 400 })).toBe(false);
    expect(isTooLong({ path: "tests/kernel/x.test.ts", lines: 401 })).toBe(true);
  });

  it("blank and comment lines do not count", () => {
    const text = [
      "/** One",
      " * sentence.",
      " */",
      "",
      "// why",
      "const a = 1; // why",
      "/* why */",
      "export { a };",
    ].join("\n");
    expect(linesOfCode(text)).toBe(2);
  });
});

function isTooLong({ path, lines }: { readonly path: string; readonly lines: number }): boolean {
  return lines > (path.startsWith("tests/") ? linesOfTest : linesOfProduction);
}

function linesOfCode(text: string): number {
  const withoutBlockComments = text.replaceAll(/^[ \t]*\/\*[^]*?\*\//gm, "");
  return withoutBlockComments.split("\n").filter((line) => line.trim() !== "" && !/^\s*\/\//.test(line)).length;
}
