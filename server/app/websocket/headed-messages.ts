/** Enough for the head of every client that numbers its operations or names them by a UUID. */
const HEAD_ROOM = 128;
const NONE: Buffer = Buffer.alloc(0);

/**
 * Puts one head after the other before a payload that many messages share, in the same memory: a buffer for each message of each subscriber
 * made V8 collect everything twice a second (500 subscribers, 20 frames a second), which cost more than all the sending.
 */
export class HeadedMessages {
  private room = NONE;
  private payload = NONE;

  /** The message; it stands until the next call. */
  with(head: string, headBytes: number, payload: Buffer): Buffer {
    if (headBytes > HEAD_ROOM) return Buffer.concat([Buffer.from(head), payload]);
    if (payload !== this.payload) this.take(payload);
    const start = HEAD_ROOM - headBytes;
    this.room.write(head, start);
    return this.room.subarray(start, HEAD_ROOM + payload.length);
  }

  /** Leaves the memory to a message that is still waiting for the network; the next one gets other. */
  giveAway(): void {
    this.room = NONE;
    this.payload = NONE;
  }

  private take(payload: Buffer): void {
    const bytes = HEAD_ROOM + payload.length;
    if (this.room.length < bytes) this.room = Buffer.allocUnsafeSlow(bytes);
    payload.copy(this.room, HEAD_ROOM);
    this.payload = payload;
  }
}
