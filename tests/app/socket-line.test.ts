import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { SocketLine } from "../../server/app/websocket/socket-line.js";
import { eventually } from "../support/eventually.js";

const MESSAGES = 400;

/** A client with what came to it, beside the server's end of its socket. */
interface Pair {
  readonly client: WebSocket;
  readonly server: WebSocket;
  readonly heard: string[];
}

describe("the lines of subscribers who share a payload", () => {
  let sockets: WebSocketServer;
  beforeEach(async () => {
    sockets = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
    await once(sockets, "listening");
  });
  afterEach(() => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  });

  const pair = async (): Promise<Pair> => {
    const address = sockets.address();
    const client = new WebSocket(`ws://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
    const heard: string[] = [];
    client.on("message", (bytes: Buffer) => heard.push(bytes.toString()));
    const [[server]] = await Promise.all([once(sockets, "connection"), once(client, "open")]);
    return { client, server, heard };
  };
  const payload = (number: number): Buffer =>
    Buffer.from(`{"data":{"帧":${number},"filler":"${"字".repeat(20_000)}"}}}`);
  const expected = (id: string, number: number): string =>
    `{"id":${JSON.stringify(id)},"type":"next","payload":${payload(number).toString()}`;

  test.each([
    ["short ids", "1", "22"],
    ["ids in Chinese and with quotes", '一"哨', "通"],
    ["an id that is longer than the room for it", "x".repeat(3_000), "1"],
  ])("carry each subscriber's own id before it: %s", async (_name, one, other) => {
    const [first, second] = [await pair(), await pair()];
    const lines = [new SocketLine(first.server, one), new SocketLine(second.server, other)];
    for (const number of [1, 2, 3]) for (const line of lines) line.write(payload(number).subarray());
    await eventually("six messages", () => first.heard.length + second.heard.length === 6);
    expect(first.heard).toEqual([1, 2, 3].map((number) => expected(one, number)));
    expect(second.heard).toEqual([1, 2, 3].map((number) => expected(other, number)));
  });

  test("leave what waits for a slow reader as it was while others are written to", async () => {
    const [slow, quick] = [await pair(), await pair()];
    slow.client.pause();
    const lines = [new SocketLine(slow.server, "slow"), new SocketLine(quick.server, "quick")];
    for (let number = 0; number < MESSAGES; number += 1) {
      const shared = payload(number);
      for (const line of lines) line.write(shared);
      if (number % 20 === 0) await sleep(1);
    }
    // Without a backlog this would show nothing.
    expect(lines[0]?.unread()).toBeGreaterThan(1_000_000);
    await eventually("all of the quick one", () => quick.heard.length === MESSAGES);
    slow.client.resume();
    await eventually("all of the slow one", () => slow.heard.length === MESSAGES);
    for (const [id, { heard }] of [
      ["slow", slow],
      ["quick", quick],
    ] as const)
      expect(heard.filter((message, number) => message !== expected(id, number))).toEqual([]);
  });
});
