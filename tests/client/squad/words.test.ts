import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isEnumType } from "graphql";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { en } from "../../../client/squad/words/en.js";
import { zh } from "../../../client/squad/words/zh.js";
import { projectRoot } from "../../../server/kernel/project-root.js";

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const languages = { zh, en } as const satisfies Record<string, Texts>;
const keysOf = (texts: Texts) =>
  Object.entries(texts).flatMap(([part, words]) => Object.keys(words).map((key) => `${part}.${key}`));
const gapsOf = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, gap = ""]) => gap).toSorted();
const contract = buildSchema(readFileSync(join(projectRoot, "schema/schema.graphql"), "utf8"));
const valuesOf = (name: string) => {
  const type = contract.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

describe("the words of the phone", () => {
  it("have the same keys in both languages", () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it("have the same gaps in both languages, and no empty text", () => {
    for (const [part, words] of Object.entries(zh as Texts))
      for (const [key, text] of Object.entries(words)) {
        const other = (en as Texts)[part]?.[key] ?? "";
        expect(gapsOf(other), `${part}.${key}`).toEqual(gapsOf(text));
        expect(Math.min(text.trim().length, other.trim().length), `${part}.${key}`).toBeGreaterThan(0);
      }
  });

  it.each([
    ["RefusalCode", "refusal"],
    ["TaskStatus", "taskStatus"],
    ["AssignmentStatus", "assignmentStatus"],
    ["IncidentStatus", "incidentStatus"],
    ["TaskRole", "role"],
    ["Tier", "tier"],
    ["Post", "post"],
  ])("say every %s of the contract", (type, part) => {
    expect(valuesOf(type).length).toBeGreaterThan(0);
    for (const texts of Object.values(languages))
      expect(valuesOf(type).filter((value) => !(value in ((texts as Texts)[part] ?? {})))).toEqual([]);
  });

  it("say every result of the demo county, in Chinese as the county does", () => {
    const row = z.object({ code: z.string(), name: z.string() });
    const file = join(projectRoot, "server/reference/yishui/result-codes.ndjson");
    const rows = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => row.parse(JSON.parse(line)));
    expect(zh.result).toEqual(Object.fromEntries(rows.map(({ code, name }) => [code, name])));
  });

  it("are short and without exclamation marks", () => {
    for (const texts of Object.values(languages))
      for (const text of Object.values(texts as Texts).flatMap((words) => Object.values(words)))
        expect(text).not.toMatch(/[!！]/);
  });
});
