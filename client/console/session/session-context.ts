import { createContext, useContext } from "react";
import type { Seat } from "./use-entry.js";
import type { IdleLock } from "./use-idle-lock.js";
import type { Viewer } from "./viewer.js";

/** What a signed-in screen knows of its session. */
export interface Session {
  readonly viewer: Viewer;
  readonly signOut: () => Promise<void>;
  /** Said elsewhere, on the live line: this session is over. Whoever has begun another one meanwhile goes on in that. */
  readonly ended: () => void;
  /** Goes on in another of the viewer's posts; gives the server's words where it refuses. */
  readonly switchPost: (postId: string) => Promise<string | null>;
  /** Looks from another seat, as administrators may; gives the server's words where it refuses. */
  readonly viewAs: (seat: Seat) => Promise<string | null>;
  /** Comes back to the own seat. */
  readonly stopViewingAs: () => Promise<void>;
  /** The cover of an idle desk. */
  readonly idleLock: IdleLock;
}

/** Holds the session of whoever is signed in. */
export const SessionContext = createContext<Session | null>(null);

/** The session; only inside the signed-in screen. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("there is no session outside the signed-in screen");
  return session;
}

/** Who is signed in. */
export function useViewer(): Viewer {
  return useSession().viewer;
}
