import { actorBySessionId, noteSeen, onActorChanged, stillValid } from "../../modules/access/index.js";
import { oneAtATime } from "../one-at-a-time.js";
import { CLOSE, endSocket } from "./close-codes.js";
import type { OpenSocket, SocketBook } from "./socket-book.js";
import type { SocketParts } from "./socket-hooks.js";

const CHECK_EVERY_MS = 500;
const NOTE_EVERY_MS = 60_000;

type WatchParts = Pick<SocketParts, "options" | "desk">;

/**
 * Ends sockets whose session ended and moves those whose rights changed to what they may see now, whether that happened here or on
 * another node, within a second; returns how to stop.
 */
export function watchSessions(book: SocketBook, { options, desk }: WatchParts): () => Promise<void> {
  const { services, logger } = options;
  const { database, clock } = services;
  let isStopped = false;
  let notedAt = performance.now();

  const changeRights = async (entry: OpenSocket): Promise<void> => {
    const { sessionId } = entry.actor;
    const actor = await database.read({ system: "sessions" }, (em) => actorBySessionId(em, sessionId, clock.now()));
    if (actor === null) return endSocket(entry.socket, CLOSE.signedOut);
    book.changeActor(entry, actor);
    await desk.changeActor(entry.socket, actor);
  };
  const check = async (): Promise<void> => {
    // Only those who are asked about may be judged by the answer: whoever enters meanwhile is not in it.
    const present = book.all();
    if (isStopped || present.length === 0) return;
    const sessionIds = [...new Set(present.map(({ actor }) => actor.sessionId))];
    const valid = await database.read({ system: "sessions" }, (em) => stillValid(em, sessionIds, clock.now()));
    const changed: OpenSocket[] = [];
    for (const entry of present) {
      const { socket, actor } = entry;
      const standing = valid.get(actor.sessionId);
      if (standing === undefined) endSocket(socket, CLOSE.signedOut);
      else if (standing.postId !== actor.postId || standing.authorisationVersion !== actor.authorisationVersion) {
        changed.push(entry);
      }
    }
    await Promise.all(changed.map(changeRights));
    if (performance.now() - notedAt < NOTE_EVERY_MS) return;
    notedAt = performance.now();
    await noteSeen({ database, clock }, [...valid.keys()]);
  };
  // One after the other: a check that waits for the database must not be overtaken.
  const checks = oneAtATime(check, (error) => logger.warn({ error: String(error) }, "sessions not checked"));
  const timer = setInterval(checks.ask, CHECK_EVERY_MS);
  const stopListening = onActorChanged(database, checks.ask);
  return async () => {
    isStopped = true;
    clearInterval(timer);
    stopListening();
    await checks.rest();
  };
}
