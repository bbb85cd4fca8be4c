import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { generate, loadCodegenConfig } from "@graphql-codegen/cli";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";

const run = promisify(execFile);

/** A client that asks by a generated operation: what it sends and what it gets are typed. */
const client = `
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { readFragment } from "./client/generated/index.js";
import { AcceptTaskDocument, TaskFieldsFragmentDoc } from "./client/generated/graphql.js";

declare function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;

export async function accept(taskId: string): Promise<string> {
  const { acceptTask } = await ask(AcceptTaskDocument, { input: { idempotencyKey: "key", taskId } });
  if (acceptTask.task === null) return "refused";
  const { status, acceptedAt } = readFragment(TaskFieldsFragmentDoc, acceptTask.task);
  const instant: string | null = acceptedAt;
  return status === "ACCEPTED" ? \`accepted at \${instant}\` : status;
}
`;

describe("npm run codegen", () => {
  const folder = mkdtempSync(join(tmpdir(), "muster-codegen-"));

  beforeAll(async () => {
    const loaded = await loadCodegenConfig({ configFilePath: join(projectRoot, "codegen.yml") });
    const files = await generate({ ...loaded.config, cwd: projectRoot, silent: true }, false);
    for (const { filename, content } of files) {
      const path = join(folder, filename.replace(projectRoot, ""));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const compilerOptions = { rootDir: folder, noEmit: true, incremental: false, tsBuildInfoFile: null };
    const config = {
      extends: join(projectRoot, "tsconfig.json"),
      compilerOptions,
      include: ["*.ts", "client"],
      exclude: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("makes operations that a client uses in the strictest mode", async () => {
    expect(await faultsOf(client)).toBe("");
  });

  test.each([
    ["an input that lacks its key", 'idempotencyKey: "key", ', "", "TS2741"],
    ["a status that does not exist", '"ACCEPTED"', '"SIGNED"', "TS2367"],
    ["a field that may be null taken for a text", "string | null", "string", "TS2322"],
  ])("notices %s", async (_, right, wrong, fault) => {
    expect(client).toContain(right);
    expect(await faultsOf(client.replace(right, wrong))).toContain(`error ${fault}`);
  });

  async function faultsOf(source: string): Promise<string> {
    writeFileSync(join(folder, "client.ts"), source);
    const tsc = join(projectRoot, "node_modules/.bin/tsc");
    const ran = await run(process.execPath, [tsc, "-p", "."], { cwd: folder }).catch((error: unknown) => error);
    return (ran as { stdout: string }).stdout;
  }
});
