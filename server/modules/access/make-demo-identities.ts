import { randomBytes } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { DivisionEntity } from "../geography/index.js";
import type { AgencyEntity, PersonEntity, PostHoldingEntity } from "../organisations/index.js";
import type { CredentialEntity } from "./credential.entity.js";
import { planIdentities, type DemoPlace, type HeldPost, type PlannedIdentity } from "./demo-identity.rules.js";
import { RANDOM_PASSWORD_COST } from "./derive-key.js";
import { hashPassword } from "./hash-password.js";
import { readIdentities, writeIdentities, type Identity } from "./identity-file.js";
import type { AccessEnvironment } from "./write-audited.js";

const FEW_TOWNSHIPS = 2;
const PASSWORD_BYTES = 15;

/** The demo identities, and whether any of them is new, so that a start shows them once. */
export interface DemoIdentities {
  readonly identities: readonly Identity[];
  readonly isFresh: boolean;
}

/** The county whose people get identities, the folder that keeps them, and of how many townships, the first by code; of two where nothing is said. */
export interface DemoCounty {
  readonly home: string;
  readonly countyCode: string;
  readonly townships?: number;
}

/**
 * Gives people of the demo county random passwords and writes them to the home folder, for its owner alone. Repeatable: what both the
 * file and the database know stays. The database is written first, so that a start that dies in between leaves names that the file
 * lacks, which the next one gives new passwords.
 */
export async function makeDemoIdentities(
  { database }: Pick<AccessEnvironment, "database">,
  { home, countyCode, townships = FEW_TOWNSHIPS }: DemoCounty,
): Promise<DemoIdentities> {
  const [kept, { planned, known }] = await Promise.all([
    readIdentities(home),
    database.read({ system: "demo-identities" }, async (em) => ({
      planned: planIdentities(await heldPosts(em), await demoPlaces(em, countyCode, townships)),
      known: new Set(await demoNames(em)),
    })),
  ]);
  const passwords = new Map(kept.map(({ name, password }) => [name, password]));
  const missing = planned.filter(({ name }) => !known.has(name) || !passwords.has(name));
  for (const { name } of missing)
    passwords.set(name, passwords.get(name) ?? randomBytes(PASSWORD_BYTES).toString("base64url"));
  const identities = planned.map(({ name, posts, division, agency }) => ({
    name,
    password: passwords.get(name) ?? "",
    posts: [...posts],
    division,
    agency,
  }));
  if (missing.length > 0) {
    const credentials = await hashAll(missing, passwords);
    await database.writeAsSystem("demo-identities", (em) => keepCredentials(em, credentials));
  }
  if (missing.length > 0 || kept.length !== identities.length) await writeIdentities(home, identities);
  return { identities, isFresh: missing.length > 0 };
}

type NewCredential = Pick<PlannedIdentity, "name" | "personId"> & { readonly passwordHash: string };

/** Two at a time, as many as the hashing lets run at once anyway, so that the line never fills up. */
async function hashAll(
  missing: readonly PlannedIdentity[],
  passwords: ReadonlyMap<string, string>,
): Promise<NewCredential[]> {
  const hash = async ({ name, personId }: PlannedIdentity) => ({
    name,
    personId,
    passwordHash: await hashPassword(passwords.get(name) ?? "", RANDOM_PASSWORD_COST),
  });
  const made: NewCredential[] = [];
  for (let at = 0; at < missing.length; at += 2) made.push(...(await Promise.all(missing.slice(at, at + 2).map(hash))));
  return made;
}

async function keepCredentials(em: EntityManager, credentials: readonly NewCredential[]): Promise<void> {
  const demo = { failures: 0, lockedUntil: null, isDemo: true };
  await rows<typeof CredentialEntity>(em)
    .insertInto("Credential")
    .values(credentials.map((credential) => ({ ...credential, ...demo })))
    .onConflict((conflict) =>
      conflict.column("personId").doUpdateSet((column) => ({
        name: column.ref("excluded.name"),
        passwordHash: column.ref("excluded.passwordHash"),
        ...demo,
      })),
    )
    .execute();
}

async function demoNames(em: EntityManager): Promise<string[]> {
  const found = await rows<typeof CredentialEntity>(em)
    .selectFrom("Credential")
    .select("name")
    .where("isDemo", "=", true)
    .execute();
  return found.map(({ name }) => name);
}

/** The county and its first townships by code. */
async function demoPlaces(em: EntityManager, countyCode: string, limit: number): Promise<DemoPlace[]> {
  const townships = await rows<typeof DivisionEntity>(em)
    .selectFrom("Division")
    .select(["code", "pinyin"])
    .where("parentCode", "=", countyCode)
    .orderBy("code")
    .limit(limit)
    .execute();
  return [
    { code: countyCode, slug: "county" },
    ...townships.map(({ code, pinyin }) => ({ code, slug: pinyin ?? code })),
  ];
}

async function heldPosts(em: EntityManager): Promise<HeldPost[]> {
  return rows<typeof PostHoldingEntity | typeof PersonEntity | typeof AgencyEntity>(em)
    .selectFrom("PostHolding")
    .innerJoin("Person", "Person.id", "PostHolding.personId")
    .innerJoin("Agency", "Agency.id", "PostHolding.agencyId")
    .select(["Person.id as personId", "Person.code as personCode", "PostHolding.post", "PostHolding.divisionCode"])
    .select(["Agency.code as agencyCode", "Agency.kind as agencyKind", "Agency.lineCode"])
    .where("Person.isInvented", "=", true)
    .where("Person.disabledAt", "is", null)
    .where("PostHolding.endedAt", "is", null)
    .$narrowType<{ divisionCode: string }>()
    .where("PostHolding.divisionCode", "is not", null)
    .execute();
}
