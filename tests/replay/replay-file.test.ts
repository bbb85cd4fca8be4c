import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { replayFile } from "../../client/replay/replay-file.js";
import type { Options } from "../../client/replay/read-options.js";
import { type FakeMuster, startFakeMuster } from "./fake-muster.js";

const folder = mkdtempSync(join(tmpdir(), "muster-replay-"));
afterAll(() => rmSync(folder, { recursive: true }));

const mapping = join(folder, "mapping.json");
writeFileSync(
  mapping,
  JSON.stringify({
    name: "test",
    id: "id",
    reportedAt: "at",
    description: "text",
    source: { value: "HOTLINE_12345" },
    place: { villageByHashOf: ["id"] },
  }),
);

function write(name: string, lines: string[]): string {
  writeFileSync(join(folder, name), lines.join("\n"));
  return join(folder, name);
}

function good(id: number): string {
  return JSON.stringify({ id, at: `2025-01-01T00:00:${String(id % 60).padStart(2, "0")}Z`, text: `第 ${id} 件` });
}

async function replay(
  fake: FakeMuster,
  file: string,
  change: Partial<Options> = {},
  stop = new AbortController(),
  password = "right",
) {
  const written = { output: "", problems: "" };
  const into = (name: keyof typeof written) => ({
    isTTY: false,
    write: (text: string | Uint8Array) => {
      written[name] += String(text);
      return true;
    },
  });
  const options = { file, mapping, server: fake.url, speed: "max", limit: 1_000, concurrency: 4, identity: undefined };
  const tally = await replayFile(
    { ...options, speed: "max", ...change },
    { name: "clerk", password },
    { output: into("output"), problems: into("problems") },
    stop,
  );
  return { tally, ...written };
}

it("bad lines are named by number, never stop the run and are never half written", async () => {
  await using fake = await startFakeMuster();
  const lines = [
    good(1),
    "{broken",
    "",
    good(2),
    '{"id":3,"at":"2025-01-01T00:00:00Z"}',
    good(4),
    good(5).slice(0, 20),
  ];
  const { tally, problems } = await replay(fake, write("bad.ndjson", lines));
  expect(tally).toMatchObject({ read: 6, accepted: 3, routed: 3, bad: { count: 3 } });
  expect(problems.trim().split("\n")).toEqual([
    "第 2 行 line 2: not a JSON object",
    "第 5 行 line 5: description: missing",
    "第 7 行 line 7: not a JSON object",
  ]);
  expect(
    [...fake.filed.values()].map((input) => String(input["description"])).toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(["第 1 件", "第 2 件", "第 4 件"]);
});

it("a second run of the same file adds nothing", async () => {
  await using fake = await startFakeMuster();
  const file = write(
    "twice.ndjson",
    Array.from({ length: 30 }, (_, index) => good(index)),
  );
  await replay(fake, file);
  const first = structuredClone(fake.filed);
  const { tally } = await replay(fake, file);
  expect(tally.accepted).toBe(30);
  expect(fake.filed).toEqual(first);
  expect(fake.filed.size).toBe(30);
});

it("a line that breaks in every way loses nothing and doubles nothing", async () => {
  await using fake = await startFakeMuster(["drop after filing", "busy 503", "drop before filing", "internal error"]);
  const { tally } = await replay(
    fake,
    write(
      "faults.ndjson",
      Array.from({ length: 20 }, (_, index) => good(index)),
    ),
  );
  expect(tally).toMatchObject({ read: 20, accepted: 20, retries: 4 });
  expect(tally.lost.size).toBe(0);
  expect(fake.filed.size).toBe(20);
});

it("a limit ends the run after so many lines", async () => {
  await using fake = await startFakeMuster();
  const { tally } = await replay(fake, write("limit.ndjson", [good(1), good(2), good(3)]), { limit: 2 });
  expect(tally.read).toBe(2);
  expect(fake.filed.size).toBe(2);
});

it("refusals are counted by code and named by line", async () => {
  await using fake = await startFakeMuster(["refuse"]);
  const { tally, problems, output } = await replay(fake, write("refused.ndjson", [good(1), good(2)]), {
    concurrency: 1,
  });
  expect(tally.refused).toEqual(new Map([["OUTSIDE_COUNTY", 1]]));
  expect(problems).toBe("第 1 行 line 1: refused OUTSIDE_COUNTY: not here\n");
  expect(output).toMatch(/OUTSIDE_COUNTY +1\n/);
});

it("a stop before the end still prints the table of what was done", async () => {
  await using fake = await startFakeMuster();
  const stop = new AbortController();
  const lines = Array.from({ length: 10 }, (_, index) => good(index));
  setTimeout(() => stop.abort(), 100);
  const { tally, output } = await replay(fake, write("stop.ndjson", lines), { speed: 1 }, stop);
  expect(tally.read).toBe(1);
  expect(tally.lost.size).toBe(0);
  expect(output).toMatch(/accepted +1\n/);
});

it("a wrong password ends the run before it begins", async () => {
  await using fake = await startFakeMuster();
  await expect(replay(fake, write("early.ndjson", [good(1)]), {}, undefined, "wrong")).rejects.toThrow("wrong name");
  expect(fake.filed.size).toBe(0);
});

it("a server that does not answer is named before the run begins", async () => {
  await using fake = await startFakeMuster();
  const server = "http://127.0.0.1:1";
  await expect(replay(fake, write("early.ndjson", [good(1)]), { server })).rejects.toThrow(server);
});

it("a missing file and a missing mapping are named", async () => {
  await using fake = await startFakeMuster();
  await expect(replay(fake, join(folder, "none.ndjson"))).rejects.toThrow("no such file");
  await expect(replay(fake, mapping, { mapping: "nowhere" })).rejects.toThrow(
    /no mapping "nowhere".*kaohsiung-1999, sample/,
  );
});
