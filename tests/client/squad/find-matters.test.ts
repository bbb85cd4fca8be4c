import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findMatters } from "../../../client/squad/reports/find-matters.rules.js";
import { projectRoot } from "../../../server/kernel/project-root.js";

const row = z.object({ code: z.string(), name: z.string() });
const matters = readFileSync(join(projectRoot, "server/reference/yishui/matters.ndjson"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => row.parse(JSON.parse(line)));
const found = (text: string) => findMatters(matters, text).map(({ name }) => name);

describe("a matter is found without a network", () => {
  it.each([
    ["by its name", "暴露垃圾", "暴露垃圾"],
    ["by a part of it", "私搭", "私搭乱建"],
    ["by its code", "0102", "暴露垃圾"],
    ["by pinyin initials", "bllj", "暴露垃圾"],
    ["by initials in any case", "SDLJ", "私搭乱建"],
    ["by a sentence that names it", "村东头有暴露垃圾没人清", "暴露垃圾"],
  ])("%s", (_, text, name) => expect(found(text)[0]).toBe(name));

  it("but not by nothing, nor by what no matter is called", () => {
    expect(found("  ")).toEqual([]);
    expect(found("zzzzqq")).toEqual([]);
  });
});
