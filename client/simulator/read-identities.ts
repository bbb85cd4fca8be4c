import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const identitiesForm = z.array(
  z.object({
    name: z.string(),
    password: z.string(),
    posts: z.array(z.string()),
    division: z.string(),
    agency: z.string(),
  }),
);

/** Somebody of the demo county who can sign in. */
export type Identity = z.output<typeof identitiesForm>[number];

/** The demo identities that the start has written to its home; throws where there are none. */
export async function readIdentities(home: string): Promise<readonly Identity[]> {
  return identitiesForm.parse(JSON.parse(await readFile(join(home, "identities.json"), "utf8")));
}
