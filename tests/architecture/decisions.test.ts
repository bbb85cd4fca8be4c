import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { filesBelow } from "./project-files.js";

const headings = ["Context", "Decision", "Rejected", "Consequences"];
const longest = 60;

const records = filesBelow("docs/decisions").map((path) => ({
  name: basename(path),
  text: readFileSync(join(projectRoot, path), "utf8"),
}));

describe("decision records", () => {
  it.skipIf(records.length === 0).each(records)("$name has its form", ({ name, text }) => {
    expect(faultsOf(name, text)).toEqual([]);
  });

  it("have a number each", () => {
    expect(sharedNumbers(records.map(({ name }) => name))).toEqual([]);
  });
});

describe("a planted decision record", () => {
  const sound = ["# 0001 Journal", "", ...headings.flatMap((heading) => [`## ${heading}`, "", "Because.", ""])].join(
    "\n",
  );

  it("in its form passes", () => {
    expect(faultsOf("0001-journal.md", sound)).toEqual([]);
  });

  it.each(headings)("without %s is refused", (heading) => {
    expect(faultsOf("0001-journal.md", sound.replace(`## ${heading}`, "## Other"))).toEqual([`no heading ${heading}`]);
  });

  it("of 61 lines is refused", () => {
    expect(faultsOf("0001-journal.md", sound + "\n".repeat(61 - sound.split("\n").length + 1))).toEqual([
      "61 lines, at most 60",
    ]);
  });

  it("without a number is refused", () => {
    expect(faultsOf("journal.md", sound)).toEqual(["the name is not NNNN-words.md"]);
  });

  it("with a number taken before is refused", () => {
    expect(sharedNumbers(["0001-a.md", "0002-b.md", "0001-c.md"])).toEqual(["0001-c.md"]);
  });
});

function faultsOf(name: string, text: string): readonly string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return [
    ...(/^\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.test(name) ? [] : ["the name is not NNNN-words.md"]),
    ...(lines.length > longest ? [`${lines.length} lines, at most ${longest}`] : []),
    ...headings.filter((heading) => !lines.includes(`## ${heading}`)).map((heading) => `no heading ${heading}`),
  ];
}

function sharedNumbers(names: readonly string[]): readonly string[] {
  const numbers = names.map((name) => name.slice(0, 4));
  return names.filter((_, position) => numbers.indexOf(numbers[position] ?? "") !== position);
}
