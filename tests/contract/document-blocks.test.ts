import { describe, expect, test } from "vitest";
import { asDocumented, blocksBelow } from "../support/document-blocks.js";

describe("an answer of a document", () => {
  test.each([
    ["same", "same"],
    ["tsk_0001 done", "tsk_… done"],
    ["a b c d", "a…c…"],
  ])("%s fits %s", (real, documented) => expect(asDocumented(real, documented)).toBe(documented));

  test.each([
    ["other", "same"],
    ["tsk_0001 open", "tsk_… done"],
    ["inc_0001 done", "tsk_… done"],
    ["a c", "a…b…c"],
    ["aba", "ab…ba"],
  ])("%s does not fit %s", (real, documented) => expect(asDocumented(real, documented)).toBe(real));
});

test("blocks are taken from their part of the document, with their headings", () => {
  const block = (text: string) => `\`\`\`sh\n${text}\n\`\`\`\n`;
  const document = `# A\n\n## Other\n${block("no")}\n## Recipes\n${block("one")}\n### Next\n${block("two")}\n## End\n${block("no")}`;
  expect(blocksBelow(document, "Recipes")).toEqual([
    { language: "sh", text: "one\n", heading: "Recipes" },
    { language: "sh", text: "two\n", heading: "Next" },
  ]);
});
