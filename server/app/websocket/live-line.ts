import type { WebSocket } from "ws";
import type { LiveLink } from "../../platform/live/index.js";
import { CLOSE, endSocket } from "./close-codes.js";

/** The line of one subscription: the operation's id before the payload that its whole group shares. */
export function liveLine(socket: WebSocket, operationId: string): LiveLink {
  const head = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
  return {
    write(payload) {
      if (socket.readyState === socket.OPEN) socket.send(Buffer.concat([head, payload]), { binary: false });
    },
    unread: () => socket.bufferedAmount,
    giveUp: () => endSocket(socket, CLOSE.tooSlow),
  };
}
