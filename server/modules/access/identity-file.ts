import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { POSTS } from "../../kernel/actor.js";

const IDENTITY = z.object({
  name: z.string(),
  password: z.string(),
  posts: z.array(z.enum(POSTS)),
  division: z.string(),
  agency: z.string(),
});

/** A demo identity as the file keeps it, password in clear: the one place where one is. */
export type Identity = z.infer<typeof IDENTITY>;

const FILE_NAME = "identities.json";

/** The identities that an earlier start wrote; none where there is no file or nobody can read it as one. */
export async function readIdentities(home: string): Promise<Identity[]> {
  try {
    return z.array(IDENTITY).parse(JSON.parse(await readFile(join(home, FILE_NAME), "utf8")));
  } catch (error) {
    const isExpected = error instanceof SyntaxError || error instanceof z.ZodError || isMissing(error);
    if (isExpected) return [];
    throw error;
  }
}

/** Writes the file for its owner alone; a reader sees the old one or the new one, never half of it. */
export async function writeIdentities(home: string, identities: readonly Identity[]): Promise<void> {
  const path = join(home, FILE_NAME);
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(identities, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
