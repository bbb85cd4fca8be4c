import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { AgencyEntity, PersonEntity, PostHoldingEntity } from "../organisations/index.js";
import type { SessionEntity } from "./credential.entity.js";
import { scopeOf } from "./scope.rules.js";
import { idleSince } from "./session.rules.js";

/** An actor with when their session was last used and when it ends. */
export interface ResumedActor {
  readonly actor: Actor;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** What a live socket must know of its session: while these stay, so does the socket's scope. */
export interface SessionStanding {
  readonly postId: Id<"pst">;
  readonly authorisationVersion: number;
}

type Tables = typeof SessionEntity | typeof PersonEntity | typeof PostHoldingEntity;

/** The actor of a session that goes on, found by the hash of its token, or null. */
export async function actorByTokenHash(em: EntityManager, tokenHash: string, now: Date): Promise<ResumedActor | null> {
  const found = await sessions(em, now).where("Session.tokenHash", "=", tokenHash).executeTakeFirst();
  return found === undefined ? null : withScope(em, found);
}

/** The actor of a session that goes on, or null. */
export async function actorBySessionId(em: EntityManager, sessionId: Id<"ses">, now: Date): Promise<Actor | null> {
  const found = await sessions(em, now).where("Session.id", "=", sessionId).executeTakeFirst();
  return found === undefined ? null : (await withScope(em, found)).actor;
}

/** Which of these sessions go on, and as what; ended ones are left out. For live sockets, to be asked every second. */
export async function stillValid(
  em: EntityManager,
  sessionIds: readonly Id<"ses">[],
  now: Date,
): Promise<ReadonlyMap<Id<"ses">, SessionStanding>> {
  if (sessionIds.length === 0) return new Map();
  const found = await sessions(em, now).where("Session.id", "in", sessionIds).execute();
  return new Map(
    found.map(({ sessionId, postId, authorisationVersion }) => [sessionId, { postId, authorisationVersion }]),
  );
}

/**
 * Sessions that are neither revoked, expired nor idle, of people who may sign in, in posts they still hold. A session that views as
 * another seat has that seat's post for as long as its own is an administrator's.
 */
function sessions(em: EntityManager, now: Date) {
  return rows<Tables>(em)
    .selectFrom("Session")
    .innerJoin("Person", "Person.id", "Session.personId")
    .innerJoin("PostHolding as OwnPost", "OwnPost.id", "Session.postId")
    .innerJoin("PostHolding", (join) =>
      join.on(({ eb, fn }) => eb("PostHolding.id", "=", fn.coalesce("Session.viewedPostId", "Session.postId"))),
    )
    .select([
      "Session.id as sessionId",
      "Session.lastSeenAt",
      "Session.expiresAt",
      "Person.id as personId",
      "Person.name as personName",
      "Person.authorisationVersion",
    ])
    .select(({ eb }) => eb("Session.viewedPostId", "is not", null).as("isViewingAs"))
    .select([
      "PostHolding.id as postId",
      "PostHolding.post",
      "PostHolding.agencyId",
      "PostHolding.divisionCode",
      "PostHolding.squadId",
      "PostHolding.gridCode",
    ])
    .whereRef("OwnPost.personId", "=", "Session.personId")
    .where("OwnPost.endedAt", "is", null)
    .where((is) => is.or([is("Session.viewedPostId", "is", null), is("OwnPost.post", "=", "ADMINISTRATOR")]))
    .where("Session.revokedAt", "is", null)
    .where("Session.expiresAt", ">", now)
    .where("Session.lastSeenAt", ">", idleSince(now))
    .where("Person.disabledAt", "is", null)
    .where("PostHolding.endedAt", "is", null);
}

type FoundSession = Awaited<ReturnType<ReturnType<typeof sessions>["execute"]>>[number];

async function withScope(em: EntityManager, { lastSeenAt, expiresAt, ...holder }: FoundSession): Promise<ResumedActor> {
  const { agencyId } = holder;
  const agencies = agencyId === null ? [] : await ownAndLed(em, agencyId);
  const agency = agencies.find(({ id }) => id === agencyId) ?? null;
  const ledAgencyIds = agencies.filter(({ id }) => id !== agencyId).map(({ id }) => id);
  const scope = scopeOf({ ...holder, agency, ledAgencyIds });
  return { actor: { ...holder, isViewingAs: Boolean(holder.isViewingAs), scope }, lastSeenAt, expiresAt };
}

function ownAndLed(em: EntityManager, agencyId: Id<"agc">) {
  return rows<typeof AgencyEntity>(em)
    .selectFrom("Agency")
    .select(["id", "kind", "divisionCode"])
    .where((column) => column.or([column("id", "=", agencyId), column("lineDepartmentId", "=", agencyId)]))
    .orderBy("code")
    .execute();
}
