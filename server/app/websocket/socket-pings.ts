import type { WebSocket } from "ws";

/** Longer than a slow reader is given to drain, so that it is told why it is ended and not just cut off for not answering. */
const PING_EVERY_S = 30;

/** Asks every socket in turn for a sign of life and ends those that gave none since they were asked last: one timer for all of them. */
export class SocketPings {
  /** A turn for each second, so that thousands of sockets are not asked at once. */
  private readonly turns = Array.from({ length: PING_EVERY_S }, () => new Set<WebSocket>());
  private readonly silent = new WeakSet<WebSocket>();
  private readonly timer = setInterval(() => this.ask(), 1_000);
  private entered = 0;
  private asked = 0;
  private readonly heard: (this: WebSocket) => void;
  private readonly gone: (this: WebSocket) => void;

  constructor() {
    const { silent, turns } = this;
    this.heard = function heard() {
      silent.delete(this);
    };
    // One function for all: a closure that knows its turn would be one more object for each socket.
    this.gone = function gone() {
      for (const turn of turns) turn.delete(this);
    };
  }

  /** Looks after a socket until it is closed. */
  enter(socket: WebSocket): void {
    this.entered += 1;
    this.turns[this.entered % PING_EVERY_S]?.add(socket);
    socket.on("pong", this.heard);
    socket.on("close", this.gone);
  }

  /** Asks nobody any more. */
  stop(): void {
    clearInterval(this.timer);
  }

  private ask(): void {
    this.asked += 1;
    const turn = this.turns[this.asked % PING_EVERY_S] ?? new Set();
    for (const socket of turn) {
      if (this.silent.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        this.silent.add(socket);
        socket.ping();
      }
    }
  }
}
