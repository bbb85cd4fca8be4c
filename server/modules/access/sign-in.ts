import type { Actor } from "../../kernel/actor.js";
import { POSTS } from "../../kernel/actor.js";
import { newId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { postsByPersonIds } from "../organisations/index.js";
import { actorBySessionId } from "./actor.queries.js";
import { SessionEntity } from "./credential.entity.js";
import { clearFailures, countFailure, credentialByName } from "./credential.queries.js";
import { decoyHash } from "./hash-password.js";
import { FAILURES_TO_LOCK, lockedUntil } from "./lockout.rules.js";
import { normaliseName } from "./password.rules.js";
import { signedIn, signInFailed, signInLocked } from "./security.events.js";
import { hashToken, newToken } from "./session-token.js";
import { expiryOf } from "./session.rules.js";
import { verifyPassword } from "./verify-password.js";
import { writeAudited, type AccessEnvironment, type AuditedWrite, type Doer } from "./write-audited.js";

/** A session that begins: the token is shown this once and never stored. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Date;
  readonly actor: Actor;
}

/** A name that does not exist is refused by the same work as a wrong password. */
const DECOY = decoyHash();

/**
 * Signs in with name and password. Wrong name, wrong password, disabled person and locked name get the same answer: a locked name
 * that answered otherwise to the right password would let somebody go on guessing through the lock. Throws QueueFullError in a flood.
 */
export async function signIn(
  environment: AccessEnvironment,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Result<SignedIn>> {
  const { database } = environment;
  const credential = await database.read({ system: "access" }, (em) => credentialByName(em, normaliseName(name)));
  const isRight = await verifyPassword(password, credential?.passwordHash ?? DECOY);
  const personId = credential?.personId ?? null;
  if (personId === null || !isRight) {
    await writeAudited(environment, async (write) => ({ value: await noteFailure(write, personId), doer: null }));
    return notSignedIn();
  }
  const begun = await writeAudited(environment, (write) => beginSession(write, personId));
  return begun === null ? notSignedIn() : accept(begun);
}

const notSignedIn = () =>
  refuse("FORBIDDEN", {
    because:
      "用户名或密码不正确，或账户不可用。连续五次失败将锁定十五分钟。Name or password is wrong, or the account cannot be used; five failures in a row lock it for fifteen minutes.",
  });

/** Failures of unknown and of locked names leave no entry: else anybody could make the journal grow without end. */
async function noteFailure({ em, now, record }: AuditedWrite, personId: Id<"per"> | null): Promise<void> {
  const until = lockedUntil(now);
  const counted = await countFailure(em, personId, now, { limit: FAILURES_TO_LOCK, until });
  if (counted === null || personId === null) return;
  record(counted.isLocked ? signInLocked(personId, until) : signInFailed(personId, counted.failures));
}

/** The lock is asked once more in the statement that clears it, for guesses that were all checked before the fifth was counted. */
async function beginSession(
  { em, now, record }: AuditedWrite,
  personId: Id<"per">,
): Promise<{ value: SignedIn | null; doer: Doer }> {
  const refused = { value: null, doer: null };
  const posts = (await postsByPersonIds(em, [personId])).get(personId) ?? [];
  const [first] = posts.toSorted((a, b) => POSTS.indexOf(a.post) - POSTS.indexOf(b.post));
  const token = newToken();
  const tokenHash = hashToken(token);
  if (first === undefined || tokenHash === null || !(await clearFailures(em, personId, now))) return refused;
  const session = {
    id: newId("ses"),
    personId,
    postId: first.id,
    viewedPostId: null,
    tokenHash,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(now),
    revokedAt: null,
  };
  await em.insert(SessionEntity, session);
  const actor = await actorBySessionId(em, session.id, now);
  if (actor === null) {
    await em.nativeDelete(SessionEntity, { id: session.id });
    return refused;
  }
  record(signedIn(personId, session.id, first.id));
  return { value: { token, expiresAt: session.expiresAt, actor }, doer: actor };
}
