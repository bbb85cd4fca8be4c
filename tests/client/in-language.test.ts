import { describe, expect, it } from "vitest";
import { inLanguage } from "../../client/shared/words/in-language.js";
import { REFUSALS } from "../../server/kernel/refusal.js";

describe("a sentence of the server", () => {
  it.each([
    ["在勤待命 On duty and free", "在勤待命", "On duty and free"],
    ["该用户名已被使用。This name is taken.", "该用户名已被使用。", "This name is taken."],
    ["执法一队已在此任务上。执法一队 is on the task already.", null, null],
    ["该上报未被并入其他事件。This report was not merged.", "该上报未被并入其他事件。", "This report was not merged."],
    ["距现场约 33.9 公里，预计 72 分钟到达", null, null],
    ["鲁Q·执法01", null, null],
    ["Only English", null, null],
    ["", null, null],
  ])("%s is told in one language", (text, zh, en) => {
    expect([inLanguage("zh", text), inLanguage("en", text)]).toEqual([zh ?? text, en ?? text]);
  });

  it.each(Object.entries(REFUSALS))("that refuses with %s is told in one language", (_, { zh, en }) => {
    expect([inLanguage("zh", `${zh} ${en}`), inLanguage("en", `${zh} ${en}`)]).toEqual([zh, en]);
  });
});
