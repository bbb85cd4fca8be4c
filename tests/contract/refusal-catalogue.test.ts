import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isEnumType } from "graphql";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { REFUSALS } from "../../server/kernel/refusal.js";

const catalogue = Object.entries(REFUSALS).map(([code, { zh, en }]) => ({ code, zh, en }));

describe("the catalogue of refusals", () => {
  test("has words in both languages for every code", () => {
    const wordless = catalogue.filter(
      ({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[A-Z][^\p{Script=Han}]+\.$/u.test(en),
    );
    expect(wordless).toEqual([]);
  });

  test("is the enum of the committed contract, words included", () => {
    const type = buildSchema(readFileSync(join(projectRoot, "schema/schema.graphql"), "utf8")).getType("RefusalCode");
    const values = isEnumType(type) ? type.getValues() : [];
    const byCode = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(values.map(({ name, description }) => ({ name, description })).toSorted(byCode)).toEqual(
      catalogue.map(({ code, zh, en }) => ({ name: code, description: `${zh}\n${en}` })).toSorted(byCode),
    );
  });

  test("is the table of docs/api.md, words included (--update writes it anew)", async () => {
    const path = join(projectRoot, "docs/api.md");
    const [before, , after] = readFileSync(path, "utf8").split(
      /(?<=<!-- refusals: .*\n)([^]*?)(?=<!-- end of refusals)/,
    );
    const rows = catalogue.map(({ code, zh, en }) => `| \`${code}\` | ${zh} | ${en} |`);
    const table = ["| code | 中文 | English |", "|---|---|---|", ...rows].join("\n");
    await expect(`${before}\n${table}\n\n${after}`).toMatchFileSnapshot(path);
  });
});
