import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { LIMITS } from "../graphql/limits.js";
import { isForeignOrigin } from "../http/foreign-origin.js";
import type { ServerOptions } from "../server-options.js";
import { CLOSE, endSocket } from "./close-codes.js";
import { readAtAPace } from "./read-at-a-pace.js";
import { SocketBook } from "./socket-book.js";
import { socketHooks, type SocketParts } from "./socket-hooks.js";
import { watchSessions } from "./watch-sessions.js";

/** Longer than a slow reader is given to drain, so that it is told why it is ended and not just cut off for not answering. */
const PING_EVERY_MS = 30_000;

/** Takes subscriptions over WebSocket at /graphql, by the same gate as HTTP; returns how to end them all. */
export function openWebSockets(server: Server, parts: SocketParts): { close(): Promise<void> } {
  const { options } = parts;
  const { metrics } = options;
  const book = new SocketBook();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes, perMessageDeflate: false });
  const protocol = useServer<Record<string, unknown> | undefined, Record<PropertyKey, never>>(
    { ...socketHooks(parts, book), isProd: true },
    sockets,
    PING_EVERY_MS,
  );
  metrics.addGauge("muster_websockets", "Signed-in WebSocket connections", () => book.size);
  metrics.addGauge("muster_subscriptions", "Live subscriptions", () => book.subscriptions);
  let isClosing = false;
  const stopWatching = watchSessions(book, parts);
  server.on("upgrade", (request: IncomingMessage, line: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size - book.size >= LIMITS.waitingSockets;
    const fault = isClosing || isFull ? "503 Service Unavailable" : faultOf(request, options);
    if (fault !== null) return refuseUpgrade(line, fault);
    sockets.handleUpgrade(request, line, head, (socket) => {
      readAtAPace(socket);
      sockets.emit("connection", socket, request);
      // The protocol layer prints what a caller did wrong to the console; ours goes to the log, and ws has closed the socket by then.
      socket.removeAllListeners("error");
      socket.on("error", (error) => options.logger.info({ reason: error.message }, "socket broken by its caller"));
    });
  });
  return {
    async close() {
      isClosing = true;
      await stopWatching();
      for (const socket of sockets.clients) endSocket(socket, CLOSE.restarting);
      await protocol.dispose();
    },
  };
}

function faultOf({ url, headers }: IncomingMessage, { origins }: ServerOptions): string | null {
  if (url?.split("?")[0] !== "/graphql") return "404 Not Found";
  return isForeignOrigin(headers, origins) ? "403 Forbidden" : null;
}

function refuseUpgrade(line: Duplex, status: string): void {
  // Whoever is refused may be gone already; their reset is no news.
  line.on("error", () => undefined);
  line.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
