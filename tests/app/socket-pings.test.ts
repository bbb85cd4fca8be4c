import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WebSocket } from "ws";
import { SocketPings } from "../../server/app/websocket/socket-pings.js";

/** A socket that says of itself that it is open, so that only its events tell otherwise. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly ping = vi.fn<() => void>();
  readonly terminate = vi.fn<() => void>();
}

const ROUND_MS = 30_000;
let pings: SocketPings;
let socket: FakeSocket;
beforeEach(() => {
  vi.useFakeTimers();
  pings = new SocketPings();
  socket = new FakeSocket();
  pings.enter(socket as unknown as WebSocket);
});
afterEach(() => {
  pings.stop();
  vi.useRealTimers();
});

it("a socket is asked once in half a minute, and goes on as long as it answers", () => {
  for (let round = 1; round <= 3; round += 1) {
    vi.advanceTimersByTime(ROUND_MS);
    expect(socket.ping).toHaveBeenCalledTimes(round);
    socket.emit("pong");
  }
  expect(socket.terminate).not.toHaveBeenCalled();
});

it("a socket that has not answered when its turn comes again is ended", () => {
  vi.advanceTimersByTime(2 * ROUND_MS);
  expect(socket.terminate).toHaveBeenCalledOnce();
});

it("a socket that was closed is let go of at once", () => {
  socket.emit("close");
  vi.advanceTimersByTime(2 * ROUND_MS);
  expect(socket.ping).not.toHaveBeenCalled();
});
