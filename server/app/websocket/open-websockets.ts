import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols, makeServer } from "graphql-ws";
import { WebSocketServer } from "ws";
import { LIMITS } from "../graphql/limits.js";
import { isForeignOrigin } from "../http/foreign-origin.js";
import { tokenOf } from "../http/session-token.js";
import type { ServerOptions } from "../server-options.js";
import { CLOSE, endSocket } from "./close-codes.js";
import { readAtAPace } from "./read-at-a-pace.js";
import { serveSocket } from "./serve-socket.js";
import { SocketBook } from "./socket-book.js";
import { socketHooks, type SocketParts } from "./socket-hooks.js";
import { SocketPings } from "./socket-pings.js";
import { watchSessions } from "./watch-sessions.js";

/** The sockets of a server. */
export interface Sockets {
  /** Takes no new ones and ends those that are open, whatever the database does; resolves when they are gone. */
  end(): Promise<void>;
  /** Resolves when the last look at their sessions is over. */
  rest(): Promise<void>;
}

/** Takes subscriptions over WebSocket at /graphql, by the same gate as HTTP. */
export function openWebSockets(server: Server, parts: SocketParts): Sockets {
  const { options } = parts;
  const { metrics } = options;
  const book = new SocketBook();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.bodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = makeServer(socketHooks(parts, book));
  const pings = new SocketPings();
  metrics.addGauge("muster_websockets", "Signed-in WebSocket connections", () => book.size);
  metrics.addGauge("muster_subscriptions", "Live subscriptions", () => book.subscriptions);
  let isClosing = false;
  const stopWatching = watchSessions(book, parts);
  server.on("upgrade", (request: IncomingMessage, line: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size - book.size >= LIMITS.waitingSockets;
    const fault = isClosing || isFull ? "503 Service Unavailable" : faultOf(request, options);
    if (fault !== null) return refuseUpgrade(line, fault);
    const token = tokenOf(request.headers);
    sockets.handleUpgrade(request, line, head, (socket) => {
      readAtAPace(socket);
      pings.enter(socket);
      serveSocket(protocol, { socket, token }, options.logger);
    });
  });
  let resting = Promise.resolve();
  return {
    async end() {
      isClosing = true;
      resting = stopWatching();
      for (const socket of sockets.clients) endSocket(socket, CLOSE.restarting);
      pings.stop();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
    rest: () => resting,
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
