import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { CredentialEntity } from "./credential.entity.js";

const credentials = (em: EntityManager) => rows<typeof CredentialEntity>(em);

/** The person and password hash behind a sign-in name, or undefined. */
export function credentialByName(
  em: EntityManager,
  name: string,
): Promise<{ personId: Id<"per">; passwordHash: string } | undefined> {
  return credentials(em)
    .selectFrom("Credential")
    .select(["personId", "passwordHash"])
    .where("name", "=", name)
    .executeTakeFirst();
}

/** Forgets the failures of a name that is not locked; false where it is locked. */
export async function clearFailures(em: EntityManager, personId: Id<"per">, now: Date): Promise<boolean> {
  const cleared = await unlocked(em, now)
    .set({ failures: 0, lockedUntil: null })
    .where("personId", "=", personId)
    .executeTakeFirst();
  return cleared.numUpdatedRows > 0n;
}

/** What one more failure made of a name: how many in a row, and until when it is locked. */
export interface FailureCount {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/**
 * Counts a failure in one statement, so that failures at the same instant each count, and the last one locks and starts the count anew.
 * Nothing is counted while the name is locked, so that nobody can keep a person locked out by going on.
 */
export async function countFailure(
  em: EntityManager,
  personId: Id<"per"> | null,
  now: Date,
  limit: number,
  until: Date,
): Promise<FailureCount | null> {
  const counted = await unlocked(em, now)
    .set((column) => ({
      failures: column
        .case()
        .when("failures", ">=", limit - 1)
        .then(0)
        .else(column("failures", "+", 1))
        .end(),
      lockedUntil: column
        .case()
        .when("failures", ">=", limit - 1)
        .then(until)
        .else(null)
        .end(),
    }))
    .where("personId", "=", personId ?? "per_nobody")
    .returning(["failures", "lockedUntil"])
    .executeTakeFirst();
  return counted ?? null;
}

function unlocked(em: EntityManager, now: Date) {
  return credentials(em)
    .updateTable("Credential")
    .where((column) => column.or([column("lockedUntil", "is", null), column("lockedUntil", "<=", now)]));
}
