import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { plantedDefects } from "../faults/kit/planted-defects.js";

interface Proof {
  readonly id: string;
  readonly file: string;
  readonly defects: readonly string[];
}

const page = readFileSync(join(projectRoot, "docs/proofs.md"), "utf8");

/** The rows of every table of the page, one for each kind of promise. */
const proofs = page
  .split("\n")
  .filter((line) => /^\| [A-Z]\d+ \|/.test(line))
  .map((line): Proof => {
    const [id = "", file = "", , , , defects = ""] = line.slice(2, -2).split(" | ");
    return { id, file, defects: [...defects.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name) };
  });

/** What a row says that is not so. */
function faultsOf({ id, file, defects }: Proof): readonly string[] {
  const path = join(projectRoot, file);
  if (!file.endsWith(".test.ts") || !existsSync(path)) return [`${id}: there is no ${file}`];
  const text = readFileSync(path, "utf8");
  const isNamed = new RegExp(`(?:describe|it|test)(?:\\.each)?[^"\`]*["\`]${id} |\\]\\)\\(\\s*["\`]${id} `, "s").test(
    text,
  );
  return [
    ...(isNamed ? [] : [`${id}: no test of ${file} is called so`]),
    ...defects.filter((name) => !(name in plantedDefects)).map((name) => `${id}: no defect "${name}" is planted`),
    ...defects.filter((name) => !text.includes(name)).map((name) => `${id}: ${file} does not plant "${name}"`),
  ];
}

describe("docs/proofs.md", () => {
  it("names tests that exist and are called by their id, and defects that they plant", () => {
    expect(proofs.length).toBeGreaterThan(25);
    expect(proofs.flatMap(faultsOf)).toEqual([]);
  });

  it("names every defect that can be planted, and how many they are", () => {
    const names = Object.keys(plantedDefects);
    const named = new Set(proofs.flatMap(({ defects }) => defects));
    expect(names.filter((name) => !named.has(name))).toEqual([]);
    expect(page).toContain(`those of the kit, all of them: ${names.length},`);
  });
});

describe("a planted row", () => {
  const row = { id: "C1", file: "tests/faults/commands.test.ts", defects: [] };
  it.each([
    [{ ...row, file: "tests/faults/nothing.test.ts" }, "C1: there is no tests/faults/nothing.test.ts"],
    [{ ...row, id: "C9" }, "C9: no test of tests/faults/commands.test.ts is called so"],
    [{ ...row, defects: ["a defect of nobody"] }, 'C1: no defect "a defect of nobody" is planted'],
  ])("that is not so is noticed: %#", (wrong, fault) => {
    expect(faultsOf(row)).toEqual([]);
    expect(faultsOf(wrong)[0]).toBe(fault);
  });
});
