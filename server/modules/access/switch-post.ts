import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { postsByIds } from "../organisations/index.js";
import { maySwitchTo } from "./access.policy.js";
import { actorBySessionId } from "./actor.queries.js";
import { SessionEntity } from "./credential.entity.js";
import { announceActorChange } from "./revocation.js";
import { postSwitched } from "./security.events.js";
import { writeAudited, type AccessEnvironment } from "./write-audited.js";

/** Makes another post of the same person the active one of this session and answers with the actor in it; doing it twice changes nothing more. */
export async function switchPost(
  environment: AccessEnvironment,
  actor: Actor,
  postId: Id<"pst">,
): Promise<Result<Actor>> {
  const { personId, sessionId } = actor;
  const switched = await writeAudited<Result<Actor>>(environment, async ({ em, now, record }) => {
    const post = (await postsByIds(em, [postId])).get(postId);
    // Somebody else's post looks as if there were none.
    if (post === undefined || !maySwitchTo(actor, post))
      return { value: refuse("NOT_FOUND", { path: ["input", "postId"] }), doer: null };
    const changed = await em.nativeUpdate(
      SessionEntity,
      { id: sessionId, revokedAt: null, $or: [{ postId: { $ne: postId } }, { viewedPostId: { $ne: null } }] },
      { postId, viewedPostId: null },
    );
    if (changed > 0) record(postSwitched(personId, sessionId, actor.postId, postId));
    const next = await actorBySessionId(em, sessionId, now);
    return next === null ? { value: refuse("FORBIDDEN"), doer: null } : { value: accept(next), doer: next };
  });
  if (switched.ok) announceActorChange(environment.database, { personId, sessionId });
  return switched;
}
