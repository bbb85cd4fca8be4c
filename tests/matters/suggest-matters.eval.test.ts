import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { learn, NOTHING_LEARNED } from "../../server/modules/matters/learned-terms.rules.js";
import type { FiledText } from "../../server/modules/matters/learned-terms.rules.js";
import { suggesterOf } from "../../server/modules/matters/suggest-matters.rules.js";
import type { SuggestableMatter } from "../../server/modules/matters/suggest-matters.rules.js";

// Categories of the Kaohsiung hotline that mean one matter, by hand. Street lights, signals, trees and dogs are no events of the list.
const MATTER_OF_CATEGORY: Readonly<Record<string, string>> = {
  脏乱清除: "0102",
  垃圾清运: "0102",
  路面油渍: "0104",
  "公园脏乱、占用(一)": "0106",
  "养工-公园脏乱、占用(二)": "0106",
  "安全岛杂草丛生(一)": "0106",
  "路面坑洞(一)": "0110",
  "路面坑洞(二)": "0110",
  "县、乡道破损": "0110",
  省道破损: "0110",
  "人行道破损(一)": "0110",
  "人孔盖凹陷坑洞(一)": "0110",
  "小广告、旗帜": "0201",
  管线问题: "0305",
  "管道(工程通报)": "0305",
  "路面塌陷(一)": "0401",
  "路面掏空(一)": "0401",
  "路面下陷(一)": "0401",
  "污水管阻塞(一)": "0404",
  "沟盖破损(一)": "0404",
  "人孔、沟盖松动(一)": "0404",
  人孔盖松动: "0404",
  "暴雨积水(一)": "0406",
  "地下道、路面积水(一)": "0406",
  电线掉落: "0408",
  违规停车: "0505",
  停水: "210305",
};

const matterRow = z.object({
  code: z.string(),
  name: z.string(),
  filingCondition: z.string(),
  keywords: z.array(z.string()),
});
const sampleRow = z.object({ text: z.string(), matter: z.string().nullish() });
const caseRow = z.object({ category_hans: z.string().nullable(), description_hans: z.string().nullable() });

const matters = rowsOf(readFileSync(join(projectRoot, "server/reference/yishui/matters.ndjson"), "utf8"), matterRow);
const sampleFile = join(projectRoot, "client/replay/sample/reports.ndjson");
const casesFile = join(projectRoot, "../shared/data/kaohsiung-1999/cases.ndjson.gz");

type Suggest = (text: string) => readonly string[];
const cold = topOf(NOTHING_LEARNED);
const byNames = keywordList(({ name }) => nameParts(name));
const byKeywords = keywordList(({ name, keywords }) => [...nameParts(name), ...keywords]);

describe("suggestions on the shipped sample", () => {
  const sample = rowsOf(readFileSync(sampleFile, "utf8"), sampleRow).flatMap(({ text, matter }) =>
    matter ? [{ text, matterCode: matter }] : [],
  );
  const [known, held] = [sample.filter((_, place) => place % 2 === 0), sample.filter((_, place) => place % 2 === 1)];

  test("beat matter names and the keyword list before learning, and are no worse after a little of it", () => {
    const figures = report("sample, held half", held, {
      names: byNames,
      keywords: byKeywords,
      cold,
      learned: topOf(learn(NOTHING_LEARNED, known)),
    });
    expect(figures.cold.first).toBeGreaterThan(figures.keywords.first + 0.1);
    expect(figures.cold.first).toBeGreaterThan(figures.names.first);
    expect(figures.cold.third).toBeGreaterThan(figures.keywords.third + 0.1);
    expect(figures.learned.third).toBeGreaterThanOrEqual(figures.cold.third - 0.02);
    expect(figures.learned.first).toBeGreaterThan(figures.keywords.first + 0.1);
  });
});

const isMissing = !existsSync(casesFile);
if (isMissing) process.stdout.write("suggest-matters.eval: skipped: no data\n");

describe.skipIf(isMissing)("suggestions on real hotline cases", () => {
  test("beat matter names and the keyword list before learning, and by far after it, on the later cases", () => {
    const cases = rowsOf(gunzipSync(readFileSync(casesFile)).toString("utf8"), caseRow).flatMap(
      ({ category_hans: category, description_hans: text }) => {
        const matterCode = category === null ? undefined : MATTER_OF_CATEGORY[category];
        return matterCode === undefined || text === null ? [] : [{ text, matterCode }];
      },
    );
    const cut = Math.floor(cases.length * 0.6);
    const held = cases.slice(cut);
    const figures = report(`Kaohsiung, ${Object.keys(MATTER_OF_CATEGORY).length} categories, later 40 %`, held, {
      names: byNames,
      keywords: byKeywords,
      cold,
      "after 200": topOf(learn(NOTHING_LEARNED, cases.slice(0, 200))),
      learned: topOf(learn(NOTHING_LEARNED, cases.slice(0, cut))),
    });
    expect(held.length).toBeGreaterThan(3_000);
    expect(figures.cold.first).toBeGreaterThan(figures.keywords.first);
    expect(figures.cold.third).toBeGreaterThan(figures.keywords.third + 0.1);
    expect(figures["after 200"].first).toBeGreaterThan(figures.cold.first + 0.2);
    expect(figures.learned.first).toBeGreaterThan(figures["after 200"].first);
    expect(figures.learned.third).toBeGreaterThan(0.95);
  });
});

function topOf(learned: Parameters<typeof suggesterOf>[1]): Suggest {
  const suggest = suggesterOf(matters, learned);
  return (text) => suggest(text, 3).map(({ matterCode }) => matterCode);
}

/** The baseline: the matters whose words stand in the text, the longest sum of words first. */
function keywordList(wordsOf: (matter: SuggestableMatter) => readonly string[]): Suggest {
  const lists = matters.map((matter) => ({ code: matter.code, words: wordsOf(matter) }));
  return (text) =>
    lists
      .map(({ code, words }) => ({
        code,
        score: words.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0),
      }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, 3)
      .map(({ code }) => code);
}

function nameParts(name: string): string[] {
  return name.split(/[、，（）()]/).filter((part) => part.length > 1);
}

interface Figures {
  readonly first: number;
  readonly third: number;
}

function report<Name extends string>(
  title: string,
  held: readonly FiledText[],
  methods: Record<Name, Suggest>,
): Record<Name, Figures> {
  const share = (suggest: Suggest, depth: number): number =>
    held.filter(({ text, matterCode }) => suggest(text).slice(0, depth).includes(matterCode)).length / held.length;
  const figures = mapValues(methods, (suggest) => ({ first: share(suggest, 1), third: share(suggest, 3) }));
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(7);
  const lines = Object.entries<Figures>(figures).map(
    ([name, { first, third }]) => `  ${name.padEnd(10)} first ${percent(first)}  in three ${percent(third)}`,
  );
  process.stdout.write([`${title}: ${held.length} texts`, ...lines, ""].join("\n"));
  return figures;
}

function mapValues<Name extends string, From, To>(
  from: Record<Name, From>,
  change: (value: From) => To,
): Record<Name, To> {
  const to: Partial<Record<Name, To>> = {};
  for (const name in from) to[name] = change(from[name]);
  return isWhole(to, from) ? to : fail("a name was lost");
}

function isWhole<Name extends string, To>(
  part: Partial<Record<Name, To>>,
  names: Record<Name, unknown>,
): part is Record<Name, To> {
  return Object.keys(names).every((name) => name in part);
}

function fail(what: string): never {
  throw new Error(what);
}

function rowsOf<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema>[] {
  return text
    .trim()
    .split("\n")
    .map((line) => schema.parse(JSON.parse(line)));
}
