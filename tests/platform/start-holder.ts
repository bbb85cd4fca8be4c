import { spawn } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import type { StartPostgresOptions } from "../../server/platform/embedded-postgres/index.js";

const answer = z.union([
  z.object({
    port: z.number(),
    pid: z.number(),
    url: z.string(),
    dataFolder: z.string(),
    notice: z.string().optional(),
  }),
  z.object({ refused: z.string() }),
]);

/** A separate Node process that owns a PostgreSQL (or was refused), and what it said about it. */
export type Holder = { readonly node: ChildProcess; readonly said: z.infer<typeof answer> };

/** Starts a PostgreSQL from another Node process and waits for what that process says. */
export async function startHolder(
  options: Pick<StartPostgresOptions, "home" | "elsewhere">,
  { root = projectRoot, ...spawnOptions }: SpawnOptions & { root?: string } = {},
): Promise<Holder> {
  const preload = join(root, "tests/support/resolve-typescript.ts");
  const program = join(root, "tests/platform/hold-postgres.ts");
  const node = spawn(process.execPath, ["--import", preload, program, JSON.stringify(options)], {
    ...spawnOptions,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of node.stdout ?? []) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return { node, said: answer.parse(JSON.parse(text)) };
}

/** The same, for a start that must succeed. */
export async function startHolderReady(
  ...args: Parameters<typeof startHolder>
): Promise<{ node: ChildProcess; server: Exclude<Holder["said"], { refused: string }> }> {
  const { node, said } = await startHolder(...args);
  if ("refused" in said) throw new Error(`refused: ${said.refused}`);
  return { node, server: said };
}

/** Kills a process that a test started, as kill -9 does, and waits until it has gone. */
export async function killHard(node: ChildProcess): Promise<void> {
  const gone = once(node, "exit");
  node.kill("SIGKILL");
  await gone;
}
