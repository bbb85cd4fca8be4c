import { describe, expect, test } from "vitest";
import { learn, NOTHING_LEARNED } from "../../server/modules/matters/learned-terms.rules.js";
import { suggesterOf } from "../../server/modules/matters/suggest-matters.rules.js";
import { termsOf } from "../../server/modules/matters/text-terms.rules.js";

const matters = [
  { code: "0110", name: "道路破损", filingCondition: "公共道路有坑槽、断裂，影响通行", keywords: ["坑洞", "路坏"] },
  { code: "0115", name: "焚烧垃圾树叶", filingCondition: "露天焚烧，有明火或浓烟", keywords: ["烧垃圾", "冒烟"] },
  { code: "0505", name: "机动车乱停放", filingCondition: "机动车在消防通道停放", keywords: ["违停", "挡路"] },
];
const cold = suggesterOf(matters, NOTHING_LEARNED);

describe("the terms of a text", () => {
  test("are its characters, pairs and Latin words, each once", () => {
    expect(termsOf("路坏路坏 KTV")).toEqual(["路", "坏", "路坏", "坏路", "ktv"]);
  });

  test("leave out what every report says and what only joins", () => {
    expect(termsOf("居民反映：有坑，希望尽快处理")).toEqual(["坑"]);
  });

  test("of a text without words are none", () => {
    expect(termsOf("12345 ……！")).toEqual([]);
  });
});

describe("a suggestion before anything was learned", () => {
  test("names the matter and the words that decided", () => {
    const [first] = cold("村口有人烧垃圾，浓烟很大", 3);
    expect(first?.matterCode).toBe("0115");
    expect(first?.because[0]).toBe("烧垃圾");
    expect(first?.because).toContain("浓烟");
  });

  test("works without a keyword of the list", () => {
    expect(cold("水泥道面断裂", 1)[0]?.matterCode).toBe("0110");
  });

  test("gives scores that are shares, the likeliest first, no more than asked for", () => {
    const all = cold("车挡路，路坏了还冒烟", 9);
    expect(all).toHaveLength(3);
    const scores = all.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1);
    expect(cold("车挡路，路坏了还冒烟", 2)).toHaveLength(2);
  });

  test.each(["", "？？", "hello", "饕餮"])("of %j is none rather than a guess", (text) => {
    expect(cold(text, 3)).toEqual([]);
  });
});

describe("what was learned", () => {
  const filed = [
    { text: "轿车堵在大门口出不去", matterCode: "0505" },
    { text: "面包车堵住大门口", matterCode: "0505" },
  ];

  test("teaches words that no list has", () => {
    expect(cold("又堵大门口了", 1)).toEqual([]);
    const [first] = suggesterOf(matters, learn(NOTHING_LEARNED, filed))("又堵大门口了", 1);
    expect(first?.matterCode).toBe("0505");
    expect(first?.because).toContain("大门");
  });

  test("is the same in one go and in portions, and leaves the old counts alone", () => {
    const [one, two] = filed;
    if (!one || !two) throw new Error("two texts");
    const first = learn(NOTHING_LEARNED, [one]);
    expect(learn(first, [two])).toEqual(learn(NOTHING_LEARNED, filed));
    expect(first).toEqual(learn(NOTHING_LEARNED, [one]));
    expect(NOTHING_LEARNED).toEqual({ texts: {}, terms: {} });
  });

  test("survives being stored as JSON", () => {
    const learned = learn(NOTHING_LEARNED, filed);
    expect(JSON.parse(JSON.stringify(learned))).toEqual(learned);
  });

  test("of a matter that is no longer on the list does no harm", () => {
    const learned = learn(NOTHING_LEARNED, [{ text: "坑洞", matterCode: "9999" }]);
    expect(suggesterOf(matters, learned)("路上有坑洞", 1)[0]?.matterCode).toBe("0110");
  });
});
