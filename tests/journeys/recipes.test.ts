import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { startDemoServer, type DemoServer } from "../support/demo-server.js";
import { asDocumented, blocksBelow } from "../support/document-blocks.js";

const run = promisify(execFile);
const markdown = readFileSync(join(projectRoot, "docs/api.md"), "utf8");
const blocks = blocksBelow(markdown, "Recipes");
const shell = blocks.filter(({ language }) => language === "sh");
const program = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
/** What the document says that a shell block prints last, where it says so. */
const answers = blocks.flatMap(({ language, heading, text }, at) => {
  const before = blocks[at - 1];
  return language === "json" && before?.language === "sh" ? [{ heading, before, answer: text }] : [];
});

const BREAK = "--- end of block ---";
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe("the recipes of docs/api.md", () => {
  let api: DemoServer;
  const folder = mkdtempSync(join(tmpdir(), "muster-recipes-"));

  beforeAll(async () => {
    api = await startDemoServer();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.close();
  });
  const environment = () => ({ ...process.env, MUSTER: api.url, MUSTER_HOME: api.home });

  test("are found", () => {
    const headings = new Set(blocks.map(({ heading }) => heading));
    expect([headings.size, shell.length > 8, program.length > 6, answers.length > 6]).toEqual([8, true, true, true]);
  });

  describe.skipIf(!hasCurl)(`in the shell${hasCurl ? "" : " (skipped: no curl)"}`, () => {
    /** What each block printed; shorter than the document where a block failed. */
    let printed: readonly string[] = [];

    beforeAll(async () => {
      const script = shell.map(({ text }) => `${text}\nprintf '\\n${BREAK}\\n'\n`).join("");
      const { stdout } = await run("sh", ["-euc", script], { cwd: folder, env: environment() });
      printed = stdout.split(BREAK);
    });

    test("are answered without an error and without a refusal", () => {
      expect(printed).toHaveLength(shell.length + 1);
      expect(printed.filter((text) => /"errors":|"refusal":\{/.test(text))).toEqual([]);
    });

    test.each(answers)("$heading: answer as the document says", ({ before, answer }) => {
      const last = printed[shell.indexOf(before)]?.trim().split("\n").at(-1) ?? "";
      const documented = JSON.stringify(JSON.parse(answer), null, 1);
      expect(asDocumented(JSON.stringify(JSON.parse(last), null, 1), documented)).toBe(documented);
    });
  });

  describe("in TypeScript", () => {
    test("compile in the strictest mode with nothing but what the document says to copy, and print what they say", async () => {
      prepareProject(folder, program.join("\n"));
      const tsc = join(projectRoot, "node_modules/.bin/tsc");
      const compiled = await run(process.execPath, [tsc, "-p", "."], { cwd: folder }).catch(outputOf);
      expect(compiled.stdout).toBe("");
      const { stdout } = await run(process.execPath, ["recipes.js"], { cwd: folder, env: environment() });
      const promised = program.flatMap((text) => [...text.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)]);
      expect(promised.length).toBeGreaterThan(6);
      const documented = onOneLine(promised.map(([, words]) => words).join(" "));
      expect(asDocumented(onOneLine(stdout), documented)).toBe(documented);
    });
  });
});

/** A dashboard developer's project: the files of the client, the recipes, and packages. */
function prepareProject(folder: string, recipes: string): void {
  for (const copied of ["client/muster-client.ts", "client/muster-error.ts", "client/live"]) {
    cpSync(join(projectRoot, copied), join(folder, copied), { recursive: true });
  }
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "recipes.ts"), recipes);
  const compilerOptions = { rootDir: ".", outDir: ".", incremental: false, tsBuildInfoFile: null, sourceMap: false };
  const config = {
    extends: join(projectRoot, "tsconfig.json"),
    compilerOptions,
    include: ["*.ts", "client"],
    exclude: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
}

function outputOf(error: unknown): { readonly stdout: string } {
  return { stdout: error instanceof Error && "stdout" in error ? String(error.stdout) : String(error) };
}

function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
