import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { countLines, readLines, type SourceLine } from "../../client/replay/read-lines.js";
import { UsageError } from "../../client/replay/usage-error.js";

const folder = mkdtempSync(join(tmpdir(), "muster-read-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function linesOf(file: string): Promise<SourceLine[]> {
  const lines = [];
  for await (const line of readLines(file)) lines.push(line);
  return lines;
}

const content = "一\r\n\n  \n四\n五";
const expected = [
  { number: 1, text: "一\r" },
  { number: 4, text: "四" },
  { number: 5, text: "五" },
];

it("blank lines are passed over but counted in the numbers", async () => {
  expect(await linesOf(write("plain.ndjson", content))).toEqual(expected);
});

it("a packed file reads like the plain one", async () => {
  expect(await linesOf(write("packed.ndjson.gz", gzipSync(content)))).toEqual(expected);
});

it("a line longer than a chunk, and a character cut by one, stay whole", async () => {
  const long = "水".repeat(100_001);
  expect(await linesOf(write("long.ndjson", `a\n${long}\nb\n`))).toEqual([
    { number: 1, text: "a" },
    { number: 2, text: long },
    { number: 3, text: "b" },
  ]);
});

it("the count is the number of lines that are read", async () => {
  expect(await countLines(write("counted.ndjson", content))).toBe(3);
  expect(await countLines(write("empty.ndjson", ""))).toBe(0);
});

it("a cut-off packed file is an error, not a shorter file", async () => {
  const packed = gzipSync(Array.from({ length: 5_000 }, (_, index) => `{"id":${index}}\n`).join(""));
  await expect(countLines(write("cut.ndjson.gz", packed.subarray(0, packed.length / 2)))).rejects.toThrow(
    /nothing was sent.*unexpected end/,
  );
});

it.each([
  ["none.ndjson", "no such file"],
  ["none.ndjson.gz", "no such file"],
  [".", "a folder, not a file"],
])("%s cannot be read, and is named as %s", async (name, said) => {
  const problem = await countLines(join(folder, name)).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(UsageError);
  expect(problem).toHaveProperty("message", expect.stringContaining(said));
});

it("what is not packed is named, although its name says so", async () => {
  await expect(countLines(write("plain.ndjson.gz", content))).rejects.toThrow(UsageError);
});
