import type { Actor } from "../../kernel/actor.js";
import { actorByTokenHash } from "./actor.queries.js";
import { hashToken } from "./session-token.js";
import { seenSince } from "./session.rules.js";
import { noteSeen } from "./note-seen.js";
import type { AccessEnvironment } from "./write-audited.js";

/** The actor behind a token, or null where the session has ended, idled out, or its person may no longer sign in. */
export async function resumeSession(
  environment: Pick<AccessEnvironment, "database" | "clock">,
  token: string,
): Promise<Actor | null> {
  const tokenHash = hashToken(token);
  if (tokenHash === null) return null;
  const now = environment.clock.now();
  const resumed = await environment.database.read({ system: "access" }, (em) => actorByTokenHash(em, tokenHash, now));
  if (resumed === null) return null;
  if (resumed.lastSeenAt < seenSince(now)) await noteSeen(environment, [resumed.actor.sessionId]);
  return resumed.actor;
}
