import type { WebSocket } from "ws";
import type { LiveLink } from "../../platform/live/index.js";
import { CLOSE, endSocket } from "./close-codes.js";

/** The line of one subscription: the operation's id before the payload that its whole group shares. */
export class SocketLine implements LiveLink {
  /** As a text: a small buffer that lives long would hold on to the eight kilobytes that Node cuts small buffers from. */
  private readonly head: string;
  private readonly headBytes: number;

  constructor(
    private readonly socket: WebSocket,
    operationId: string,
  ) {
    this.head = `{"id":${JSON.stringify(operationId)},"type":"next","payload":`;
    this.headBytes = Buffer.byteLength(this.head);
  }

  write(payload: Buffer): void {
    const { socket, head, headBytes } = this;
    if (socket.readyState !== socket.OPEN) return;
    const message = Buffer.allocUnsafe(headBytes + payload.length);
    message.write(head);
    payload.copy(message, headBytes);
    socket.send(message, AS_TEXT);
  }

  unread(): number {
    return this.socket.bufferedAmount;
  }

  giveUp(): void {
    endSocket(this.socket, CLOSE.tooSlow);
  }
}

const AS_TEXT = { binary: false };
