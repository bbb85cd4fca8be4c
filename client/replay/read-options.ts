import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Identity } from "./read-identity.js";
import { UsageError } from "./usage-error.js";

/** How to call the command. */
export const usage = `npm run replay -- FILE.ndjson[.gz] [options]
  --speed N|max       the file's own pace times N (default 60), or as fast as the server answers
  --limit N           only the first N lines
  --mapping M         a mapping file or the name of a shipped one (default: named like the file's folder)
  --server URL        default http://127.0.0.1:$PORT, PORT 4000
  --name, --password  who signs in (password also as MUSTER_PASSWORD; default: the intake clerk in $MUSTER_HOME/identities.json)
  --concurrency N     reports on their way at once (default 4)`;

const count = z
  .string()
  .regex(/^[1-9]\d*$/, "must be a whole number above 0")
  .transform(Number);
const form = z.object({
  speed: z
    .union(
      [
        z.literal("max"),
        z
          .string()
          .regex(/^\d+(\.\d+)?$/)
          .transform(Number)
          .pipe(z.number().positive()),
      ],
      { error: "must be a number above 0 or max" },
    )
    .default(60),
  limit: count.default(Number.MAX_SAFE_INTEGER),
  mapping: z.string().optional(),
  server: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  name: z.string().optional(),
  password: z.string().optional(),
  concurrency: count.default(4),
});

/** What the command was asked to do. */
export interface Options {
  file: string;
  speed: number | "max";
  limit: number;
  mapping: string | undefined;
  server: string;
  identity: Identity | undefined;
  concurrency: number;
}

/** Reads the command line; throws UsageError naming the wrong option. Paths are meant from where npm was called, its INIT_CWD. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`give exactly one file\n${usage}`);
  const checked = form.safeParse(values);
  if (!checked.success)
    throw new UsageError(checked.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const {
    name,
    server = `http://127.0.0.1:${env["PORT"] ?? "4000"}`,
    speed,
    limit,
    mapping,
    concurrency,
  } = checked.data;
  const password = checked.data.password ?? env["MUSTER_PASSWORD"];
  if ((name === undefined) !== (password === undefined))
    throw new UsageError(
      "--name 与 --password 须同时给出（密码也可用 MUSTER_PASSWORD）。 give --name and --password together (the password also as MUSTER_PASSWORD)",
    );
  return {
    file: resolve(env["INIT_CWD"] ?? "", file),
    speed,
    limit,
    mapping: mapping?.endsWith(".json") ? resolve(env["INIT_CWD"] ?? "", mapping) : mapping,
    server: server.replace(/\/+$/, ""),
    identity: name === undefined || password === undefined ? undefined : { name, password },
    concurrency,
  };
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    speed: text,
    limit: text,
    mapping: text,
    server: text,
    name: text,
    password: text,
    concurrency: text,
  };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
