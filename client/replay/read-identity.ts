import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UsageError } from "./usage-error.js";

const identitiesForm = z.array(
  z.object({ name: z.string(), password: z.string(), posts: z.array(z.string()), division: z.string() }),
);

/** Who signs in. */
export interface Identity {
  name: string;
  password: string;
}

/** The demo identity that takes in reports for the widest area, from the file that the first start wrote. */
export function readIdentity(musterHome: string): Identity {
  const path = join(musterHome, "identities.json");
  if (!existsSync(path)) throw new UsageError(`give --name and --password: there are no demo identities in ${path}`);
  const identities = identitiesForm.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!identities.success) throw new UsageError(`${path}: ${z.prettifyError(identities.error)}`);
  const [widest] = identities.data
    .filter(({ posts }) => posts.includes("INTAKE_CLERK"))
    .toSorted((a, b) => a.division.length - b.division.length);
  if (widest === undefined) throw new UsageError(`${path} has no INTAKE_CLERK: give --name and --password`);
  return { name: widest.name, password: widest.password };
}
