import type { Actor } from "../../kernel/actor.js";
import { onActorChanged } from "./revocation.js";
import { resumeSession } from "./resume-session.js";
import type { AccessEnvironment } from "./write-audited.js";

/** Who was signed out elsewhere goes on for so long at most: half of the second that live sockets take as well. */
const KEPT_MS = 500;
/** More tokens than this within so short a time are nobody's honest use. */
const MOST_KEPT = 10_000;

interface KeptActor {
  readonly actor: Promise<Actor | null>;
  readonly readAt: number;
  /** By the clock, which tests move. */
  readonly readOn: number;
}

/** Resumes sessions, asking the database once in half a second for each. */
export interface SessionKeeper {
  resume(token: string): Promise<Actor | null>;
  stop(): void;
}

/** Keeps the actors behind tokens for half a second; a change of rights on this node counts at once, one on another after that time. */
export function keepSessions(environment: Pick<AccessEnvironment, "database" | "clock">): SessionKeeper {
  const { database, clock } = environment;
  const kept = new Map<string, KeptActor>();
  const isFresh = ({ readAt, readOn }: KeptActor): boolean =>
    performance.now() - readAt < KEPT_MS && clock.now().getTime() - readOn < KEPT_MS;
  const read = (token: string): Promise<Actor | null> => {
    if (kept.size >= MOST_KEPT) kept.clear();
    const actor = resumeSession(environment, token);
    const entry = { actor, readAt: performance.now(), readOn: clock.now().getTime() };
    kept.set(token, entry);
    // Nobody is kept out by an answer of a moment ago, nor by a database that was away.
    const forget = (): void => {
      if (kept.get(token) === entry) kept.delete(token);
    };
    actor.then((found) => found ?? forget(), forget);
    return actor;
  };
  return {
    resume(token) {
      const known = kept.get(token);
      return known !== undefined && isFresh(known) ? known.actor : read(token);
    },
    stop: onActorChanged(database, () => kept.clear()),
  };
}
