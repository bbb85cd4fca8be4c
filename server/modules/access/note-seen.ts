import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { SessionEntity } from "./credential.entity.js";
import { idleSince, seenSince } from "./session.rules.js";
import type { AccessEnvironment } from "./write-audited.js";

/**
 * Notes that sessions are in use, each at most once a minute. Live sockets call it too: a phone in a pocket that waits for orders is
 * in use, and signing it out after half an hour would lose them. A session that has idled out already is not brought back.
 */
export async function noteSeen(
  { database, clock }: Pick<AccessEnvironment, "database" | "clock">,
  sessionIds: readonly Id<"ses">[],
): Promise<void> {
  if (sessionIds.length === 0) return;
  const now = clock.now();
  await database.writeAsSystem("access", (em) =>
    rows<typeof SessionEntity>(em)
      .updateTable("Session")
      .set({ lastSeenAt: now })
      .where("id", "in", sessionIds)
      .where("lastSeenAt", "<", seenSince(now))
      .where("lastSeenAt", ">", idleSince(now))
      .execute(),
  );
}
