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
  const cleared = await em.execute<object[]>(
    "update credential set failures = 0, locked_until = null where person_id = ? and (locked_until is null or locked_until <= ?) returning 1",
    [personId, now],
  );
  return cleared.length > 0;
}

/** When a name is locked: after so many failures in a row, until when. */
export interface Lock {
  readonly limit: number;
  readonly until: Date;
}

/** What one more failure made of a name: how many in a row, or locked with the count begun anew. */
export interface FailureCount {
  readonly failures: number;
  readonly isLocked: boolean;
}

/**
 * Counts a failure in one statement, so that failures at the same instant each count. Null for a name that is unknown or locked:
 * nothing is counted during the lock, so that nobody can keep a person locked out by going on.
 */
export async function countFailure(
  em: EntityManager,
  personId: Id<"per"> | null,
  now: Date,
  { limit, until }: Lock,
): Promise<FailureCount | null> {
  const [counted] = await em.execute<FailureCount[]>(
    `update credential set
      failures = case when failures + 1 < ? then failures + 1 else 0 end,
      locked_until = case when failures + 1 < ? then null else ?::timestamptz end
    where person_id = ? and (locked_until is null or locked_until <= ?)
    returning failures, locked_until is not null as "isLocked"`,
    [limit, limit, until, personId, now],
  );
  return counted ?? null;
}
