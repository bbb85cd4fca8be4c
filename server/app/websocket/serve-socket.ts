import type { Server, WebSocket as Protocol } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Logger } from "../../platform/logging/index.js";
import { CLOSE } from "./close-codes.js";

/** What is known of a socket from its first request; the request itself is not kept, it is several times as large as a socket. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  /** The session that the upgrade named, by cookie or bearer. */
  readonly token: string | null;
}

/** Lets a socket speak the protocol until it is closed. */
export function serveSocket(protocol: Server<SocketExtra>, extra: SocketExtra, logger: Logger): void {
  const { socket } = extra;
  const closed = protocol.opened(new ServedSocket(socket, logger), extra);
  socket.on("error", (error) => logger.info({ reason: error.message }, "socket broken by its caller"));
  socket.once("close", (code, reason) => void closed(code, String(reason)));
}

/** A socket as the protocol needs it. */
class ServedSocket implements Protocol {
  constructor(
    private readonly socket: WebSocket,
    private readonly logger: Logger,
  ) {}

  get protocol(): string {
    return this.socket.protocol;
  }

  send(text: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    return new Promise((resolve, reject) => {
      socket.send(text, (error) => (error == null ? resolve() : reject(error)));
    });
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  onMessage(take: (text: string) => Promise<void>): void {
    this.socket.on("message", (bytes: Buffer) => {
      take(bytes.toString()).catch((error: unknown) => {
        this.logger.error({ error: String(error) }, "a message could not be taken");
        this.socket.close(CLOSE.fault.code, CLOSE.fault.reason);
      });
    });
  }
}
