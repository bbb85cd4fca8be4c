import { expect, it } from "vitest";
import { readOptions } from "../../client/replay/read-options.js";

it("a file alone is enough", () => {
  expect(readOptions(["a.ndjson"], { INIT_CWD: "/here" })).toEqual({
    file: "/here/a.ndjson",
    speed: 60,
    limit: Number.MAX_SAFE_INTEGER,
    mapping: undefined,
    server: "http://127.0.0.1:4000",
    identity: undefined,
    concurrency: 4,
  });
});

it("every option is taken over", () => {
  const args = "a.gz --speed max --limit 9 --mapping m.json --server http://h:1/ --name n --concurrency 2".split(" ");
  expect(readOptions(args, { INIT_CWD: "/here", MUSTER_PASSWORD: "p" })).toEqual({
    file: "/here/a.gz",
    speed: "max",
    limit: 9,
    mapping: "/here/m.json",
    server: "http://h:1",
    identity: { name: "n", password: "p" },
    concurrency: 2,
  });
});

it("a mapping without an ending is the name of a shipped one", () => {
  expect(readOptions(["a", "--mapping", "sample"], { INIT_CWD: "/here" }).mapping).toBe("sample");
});

it("the port of the server is taken from the environment", () => {
  expect(readOptions(["a"], { PORT: "4321" }).server).toBe("http://127.0.0.1:4321");
});

it.each([
  ["no file", [], "give exactly one file"],
  ["two files", ["a", "b"], "give exactly one file"],
  ["an unknown option", ["a", "--fast"], "--fast"],
  ["a speed of nothing", ["a", "--speed", "0"], "--speed: "],
  ["a speed in words", ["a", "--speed", "quick"], "--speed: must be a number above 0 or max"],
  ["a limit below one", ["a", "--limit", "0"], "--limit: must be a whole number above 0"],
  ["a server that is no address", ["a", "--server", "localhost"], "--server: must be an http or https address"],
  ["a name without a password", ["a", "--name", "n"], "give --name and --password together"],
])("%s is refused by name", (_, args, message) => {
  expect(() => readOptions(args, {})).toThrow(message);
});
