import { describe, expect, test } from "vitest";
import { pinyinInitials } from "../../server/modules/matters/pinyin-initials.rules.js";
import { searchMatters } from "../../server/modules/matters/search-matters.rules.js";

const matters = [
  { code: "0101", name: "私搭乱建", keywords: ["违建", "彩钢房"] },
  { code: "0203", name: "占道经营", keywords: ["摆摊"] },
  { code: "0301", name: "道路破损", keywords: ["坑洼"] },
];
const found = (search: string) => searchMatters(matters, search).map(({ code }) => code);

describe("the initials of a text's sounds", () => {
  test.each([
    ["私搭乱建", "sdlj"],
    ["占道经营", "zdjy"],
    ["110 联动", "110ld"],
    ["（暴露）垃圾", "bllj"],
  ])("of %s are %s", (text, initials) => expect(pinyinInitials(text)).toBe(initials));
});

describe("a search for matters", () => {
  test("finds all of them by nothing", () => expect(found(" ")).toEqual(["0101", "0203", "0301"]));
  test("finds by code and by its beginning", () => {
    expect(found("0203")).toEqual(["0203"]);
    expect(found("0")).toEqual(["0101", "0203", "0301"]);
  });
  test("puts a name that begins so before one that only holds it", () => expect(found("道")).toEqual(["0301", "0203"]));
  test("finds by keyword, also one inside a longer text", () => {
    expect(found("违建")).toEqual(["0101"]);
    expect(found("路边有人摆摊")).toEqual(["0203"]);
  });
  test("finds by pinyin initials", () => expect(found("ZDJY")).toEqual(["0203"]));
  test("finds nothing by what nobody calls them", () => expect(found("天气")).toEqual([]));
});
