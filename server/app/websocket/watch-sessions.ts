import { noteSeen, onActorChanged, stillValid } from "../../modules/access/index.js";
import type { ServerOptions } from "../server-options.js";
import { CLOSE, endSocket } from "./close-codes.js";
import type { SocketBook } from "./socket-book.js";

const CHECK_EVERY_MS = 500;
const NOTE_EVERY_MS = 60_000;

/** Ends sockets whose session ended or whose rights changed, here or on another node, within a second; returns how to stop. */
export function watchSessions(book: SocketBook, { services, logger }: ServerOptions): () => Promise<void> {
  const { database, clock } = services;
  let isStopped = false;
  let running = Promise.resolve();
  let notedAt = performance.now();

  const check = async (): Promise<void> => {
    const sessionIds = book.sessionIds();
    if (isStopped || sessionIds.length === 0) return;
    const valid = await database.read({ system: "sessions" }, (em) => stillValid(em, sessionIds, clock.now()));
    for (const { socket, actor } of book.all()) {
      const standing = valid.get(actor.sessionId);
      if (standing === undefined) endSocket(socket, CLOSE.signedOut);
      else if (standing.postId !== actor.postId || standing.authorisationVersion !== actor.authorisationVersion) {
        endSocket(socket, CLOSE.rightsChanged);
      }
    }
    if (performance.now() - notedAt < NOTE_EVERY_MS) return;
    notedAt = performance.now();
    await noteSeen({ database, clock }, [...valid.keys()]);
  };
  // One after the other: a check that waits for the database must not be overtaken.
  const checkNow = (): void => {
    running = running
      .then(check)
      .catch((error: unknown) => logger.warn({ error: String(error) }, "sessions not checked"));
  };
  const timer = setInterval(checkNow, CHECK_EVERY_MS);
  const stopListening = onActorChanged(database, checkNow);
  return async () => {
    isStopped = true;
    clearInterval(timer);
    stopListening();
    await running;
  };
}
