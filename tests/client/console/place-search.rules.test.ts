import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { placeChoicesOf, searchPlaces } from "../../../client/console/intake/place-search.rules.js";
import { findPinyin, loadInitials } from "../../../client/console/words/initials.js";
import { projectRoot } from "../../../server/kernel/project-root.js";

const divisions = readFileSync(join(projectRoot, "server/reference/yishui/divisions.ndjson"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { readonly code: string; readonly name: string });
const choices = placeChoicesOf(divisions);
const find = (name: string, typed: string) => Math.max(name.indexOf(typed), findPinyin(name, typed));
const search = (typed: string) =>
  searchPlaces(choices, typed, find).map(({ name, townshipName }) => [townshipName, name].filter(Boolean).join(" "));

beforeAll(loadInitials);

describe("pinyin", () => {
  it.each([
    ["许家湖镇", "xjh", 0],
    ["许家湖镇", "xujiahu", 0],
    ["许家湖镇", "xujh", 0],
    ["许家湖镇", "XJHZ", 0],
    ["许家湖镇", "jh", 1],
    ["许家湖镇", "xh", -1],
    ["许家湖镇", "xujiahuu", -1],
    ["长安路", "changan", 0],
    ["长安路", "zhangan", 0],
    ["女儿山", "nves", 0],
    ["3号村", "3hc", 0],
    ["许家湖镇", "", -1],
  ])("finds in %s by %s at %i", (text, letters, at) => {
    expect(findPinyin(text, letters)).toBe(at);
  });
});

describe("the search for a place", () => {
  it("knows every village with its township", () => {
    expect(choices.length).toBeGreaterThan(1_080);
    expect(choices.filter(({ code, townshipName }) => code.length === 12 && townshipName === null)).toEqual([]);
  });

  it.each([
    ["许家湖", "许家湖镇"],
    ["xjh", "许家湖镇"],
    ["xujiahu", "许家湖镇"],
    ["bgj", "沂城街道 北关街居委会"],
    ["北关 沂城", "沂城街道 北关街居委会"],
    ["yc beiguan", "沂城街道 北关街居委会"],
  ])("%s finds first %s", (typed, first) => {
    expect(search(typed)[0]).toBe(first);
  });

  it("puts what begins with the words before what holds them, and that before what only its township holds", () => {
    const places = placeChoicesOf([
      { code: "371323002", name: "许家湖镇" },
      { code: "371323002001", name: "前村" },
      { code: "371323002002", name: "小许家湖村" },
    ]);
    expect(searchPlaces(places, "许家湖", find).map(({ name }) => name)).toEqual(["许家湖镇", "小许家湖村", "前村"]);
  });

  it("finds nothing for what is nowhere, everything for nothing, never more than thirty", () => {
    expect(search("没有这样的村")).toEqual([]);
    expect(search("bgj 许家湖")).toEqual([]);
    expect(search("")).toHaveLength(30);
    expect(search("c")).toHaveLength(30);
  });

  it("answers a key press at once", () => {
    search("x");
    const times = ["x", "xj", "xjh", "q", "qian", "c yc"].map((typed) => {
      const started = performance.now();
      search(typed);
      return performance.now() - started;
    });
    expect(times.toSorted((a, b) => a - b)[3]).toBeLessThan(50);
  });
});
