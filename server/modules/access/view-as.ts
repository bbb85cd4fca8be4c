import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor, Post } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { rows } from "../../platform/database/index.js";
import type { PostHoldingEntity } from "../organisations/index.js";
import { mayViewAs } from "./access.policy.js";
import { actorBySessionId } from "./actor.queries.js";
import { SessionEntity } from "./credential.entity.js";
import { announceActorChange } from "./revocation.js";
import { viewingAs } from "./security.events.js";
import { writeAudited, type AccessEnvironment } from "./write-audited.js";

/** Which seat to look from, and why. */
export interface ViewAs {
  readonly post: Post;
  readonly divisionCode?: string | null | undefined;
  readonly agencyId?: Id<"agc"> | null | undefined;
  readonly reason: string;
}

/** Lets an administrator's session read what a seat sees, until it is ended; NOT_FOUND where nobody holds such a post there. */
export async function viewAs(environment: AccessEnvironment, actor: Actor, input: ViewAs): Promise<Result<Actor>> {
  if (!mayViewAs(actor)) return refuse("FORBIDDEN");
  const reason = input.reason.trim();
  if (reason === "") return refuse("INVALID_INPUT", { path: ["input", "reason"], because: "请写明查看原因。Say why." });
  const { personId, sessionId } = actor;
  const viewing = await writeAudited<Result<Actor>>(environment, async ({ em, now, record }) => {
    const postId = await seatOf(em, input);
    if (postId === null) {
      const because = "没有人在此处任该岗位。Nobody holds this post there.";
      return { value: refuse("NOT_FOUND", { path: ["input", "post"], because }), doer: null };
    }
    await em.nativeUpdate(SessionEntity, { id: sessionId, revokedAt: null }, { viewedPostId: postId });
    const next = await actorBySessionId(em, sessionId, now);
    if (next === null) return { value: refuse("FORBIDDEN"), doer: null };
    record(viewingAs(personId, { sessionId, postId, reason }));
    return { value: accept(next), doer: { ...next, post: "ADMINISTRATOR" } };
  });
  if (viewing.ok) announceActorChange(environment.database, { personId, sessionId });
  return viewing;
}

/** The first post of its kind that is held there. */
async function seatOf(em: EntityManager, { post, divisionCode, agencyId }: ViewAs): Promise<Id<"pst"> | null> {
  let held = rows<typeof PostHoldingEntity>(em)
    .selectFrom("PostHolding")
    .select("id")
    .where("post", "=", post)
    .where("endedAt", "is", null);
  if (divisionCode != null) held = held.where("divisionCode", "=", divisionCode);
  if (agencyId != null) held = held.where("agencyId", "=", agencyId);
  return (await held.orderBy("id").executeTakeFirst())?.id ?? null;
}
