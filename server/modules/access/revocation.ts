import type { Id } from "../../kernel/ids.js";
import type { Database } from "../../platform/database/index.js";

/** Whose rights changed: one session, or all of a person's where none is named. */
export interface ActorChange {
  readonly personId: Id<"per">;
  readonly sessionId: Id<"ses"> | null;
}

type Listener = (change: ActorChange) => void;

// By database, so that two counties in one process, or two tests, do not hear each other.
const listeners = new WeakMap<Database, Set<Listener>>();

/** Calls back soon after rights change on this node; a hint only: other nodes learn it by asking `stillValid`. Returns how to stop. */
export function onActorChanged(database: Database, listener: Listener): () => void {
  const known = listeners.get(database) ?? new Set();
  listeners.set(database, known.add(listener));
  return () => known.delete(listener);
}

/** Tells the listeners on this node, after the commit. */
export function announceActorChange(database: Database, change: ActorChange): void {
  for (const listener of listeners.get(database) ?? []) listener(change);
}
