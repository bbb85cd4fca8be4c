import type { WebSocket } from "ws";
import { LIMITS } from "../graphql/limits.js";

const SECOND_MS = 1_000;

/**
 * Reads from a socket no faster than a caller of good will sends, so that a flood of messages or pings does not keep others waiting; cuts
 * it off where it goes on asking and never reads the answers, which would pile up here. Subscriptions have bounds of their own.
 */
export function readAtAPace(socket: WebSocket): void {
  let count = 0;
  let since = performance.now();
  const look = (): void => {
    if (socket.bufferedAmount > LIMITS.unreadBytes) return socket.terminate();
    const now = performance.now();
    if (now - since > SECOND_MS) [count, since] = [0, now];
    count += 1;
    if (count <= LIMITS.messagesPerSecond || socket.isPaused) return;
    socket.pause();
    setTimeout(() => socket.resume(), SECOND_MS).unref();
  };
  socket.on("message", look);
  socket.on("ping", look);
}
