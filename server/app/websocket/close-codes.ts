import type { WebSocket } from "ws";

/** Why the server ends a socket: 4401 is final, the others may try again. */
export const CLOSE = {
  signedOut: { code: 4401, reason: "Unauthorized" },
  /** Reads too slowly; whoever comes back with the last cursor misses nothing. */
  tooSlow: { code: 4490, reason: "Too slow" },
  /** The protocol's own code for an id that is in use. */
  idInUse: { code: 4409, reason: "Subscriber already exists" },
  /** Not the protocol's 4429, which its clients take as final: sockets that died without a word count until they are missed. */
  tooManySockets: { code: 4430, reason: "Too many sockets" },
  fault: { code: 4500, reason: "Internal server error" },
  tryAgain: { code: 1013, reason: "Try again later" },
  /** This node stops; another, or this one again, goes on behind the last cursor. */
  restarting: { code: 1012, reason: "Service restart" },
} as const;

const GRACE_MS = 2_000;

/** Closes a socket and, since a close frame queues behind what is unread, cuts the line after a grace time. */
export function endSocket(socket: WebSocket, { code, reason }: (typeof CLOSE)[keyof typeof CLOSE]): void {
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), GRACE_MS);
  timer.unref();
  socket.once("close", () => clearTimeout(timer));
}
