import type { WebSocket } from "ws";
import type { LiveLink } from "../../platform/live/index.js";
import { CLOSE, endSocket } from "./close-codes.js";
import { HeadedMessages } from "./headed-messages.js";

const AS_TEXT = { binary: false };
const messages = new HeadedMessages();

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
    socket.send(messages.with(head, headBytes, payload), AS_TEXT);
    if (socket.bufferedAmount > 0) messages.giveAway();
  }

  unread(): number {
    return this.socket.bufferedAmount;
  }

  giveUp(): void {
    endSocket(this.socket, CLOSE.tooSlow);
  }
}
