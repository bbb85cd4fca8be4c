import type { Actor } from "../../kernel/actor.js";
import { SessionEntity } from "./credential.entity.js";
import { announceActorChange } from "./revocation.js";
import { signedOut } from "./security.events.js";
import { writeAudited, type AccessEnvironment } from "./write-audited.js";

/** Ends the actor's session; false where it had ended already. */
export async function signOut(environment: AccessEnvironment, actor: Actor): Promise<boolean> {
  const { personId, sessionId } = actor;
  const isEnded = await writeAudited(environment, async ({ em, now, record }) => {
    const ended = await em.nativeUpdate(SessionEntity, { id: sessionId, revokedAt: null }, { revokedAt: now });
    if (ended > 0) record(signedOut(personId, sessionId));
    return { value: ended > 0, doer: actor };
  });
  if (isEnded) announceActorChange(environment.database, { personId, sessionId });
  return isEnded;
}
