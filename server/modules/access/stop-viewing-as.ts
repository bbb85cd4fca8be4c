import type { Actor } from "../../kernel/actor.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { actorBySessionId } from "./actor.queries.js";
import { SessionEntity } from "./credential.entity.js";
import { announceActorChange } from "./revocation.js";
import { viewingEnded } from "./security.events.js";
import { writeAudited, type AccessEnvironment } from "./write-audited.js";

/** Brings a session back to its own post; where it viewed as nobody, nothing changes. */
export async function stopViewingAs(environment: AccessEnvironment, actor: Actor): Promise<Result<Actor>> {
  const { personId, sessionId } = actor;
  const ended = await writeAudited<Result<Actor>>(environment, async ({ em, now, record }) => {
    const changed = await em.nativeUpdate(
      SessionEntity,
      { id: sessionId, revokedAt: null, viewedPostId: { $ne: null } },
      { viewedPostId: null },
    );
    if (changed > 0) record(viewingEnded(personId, sessionId));
    const next = await actorBySessionId(em, sessionId, now);
    return next === null ? { value: refuse("FORBIDDEN"), doer: null } : { value: accept(next), doer: next };
  });
  if (ended.ok) announceActorChange(environment.database, { personId, sessionId });
  return ended;
}
