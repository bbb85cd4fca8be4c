import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { LiveLine, type FeedEntry } from "../../../client/live/index.js";
import { eventually } from "../../support/eventually.js";

/** A server that speaks the protocol and then does what ours does only in trouble. */
let server: WebSocketServer;
let line: LiveLine;
let subscribed: (socket: WebSocket, id: string) => void;

beforeEach(async () => {
  server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => "graphql-transport-ws" });
  server.on("connection", (socket) =>
    socket.on("message", (bytes: Buffer) => {
      const { type, id } = JSON.parse(bytes.toString()) as { type: string; id: string };
      if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
      if (type === "subscribe") subscribed(socket, id);
    }),
  );
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  line = new LiveLine({ url: `ws://127.0.0.1:${address.port}`, webSocket: WebSocket, random: () => 0.1 });
});
afterEach(async () => {
  await line.close();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

const cursor = (position: number) =>
  Buffer.from(`1.00000000-0000-4000-8000-000000000000.${position}`).toString("base64url");
const frame = (position: number) => ({
  incidentFeed: {
    cursor: cursor(position),
    previous: cursor(position - 1),
    resync: null,
    entries: [{ position: `${position}`, incident: null }],
  },
});

/** Follows a feed and keeps what is told of it. */
function follow() {
  const told = { kept: [] as string[], failures: [] as unknown[], ends: [] as unknown[] };
  line.follow<FeedEntry>({
    query: "subscription { incidentFeed { cursor previous resync entries { position incident { id } } } }",
    variables: {},
    after: cursor(0),
    apply: (entries) => void told.kept.push(...entries.map(({ position }) => position)),
    failed: (error) => void told.failures.push(error),
    ended: (error) => void told.ends.push(error),
  });
  return told;
}

describe("a live line", () => {
  it("goes on with a feed that had a fault in one field, and tells of it", async () => {
    subscribed = (socket, id) => {
      const errors = [{ message: "内部错误。Internal error.", path: ["incidentFeed", "entries", 0, "incident"] }];
      socket.send(JSON.stringify({ id, type: "next", payload: { data: frame(1), errors } }));
      socket.send(JSON.stringify({ id, type: "next", payload: { data: frame(2) } }));
    };
    const told = follow();
    await eventually("both frames", () => told.kept.length === 2);
    expect(told).toMatchObject({ kept: ["1", "2"], ends: [], failures: [[{ path: expect.anything() }]] });
  });

  it.each([1011, 1008, 4500])("says that it will not come back after %i", async (code) => {
    subscribed = (socket) => socket.close(code);
    const told = follow();
    await eventually("the end", () => told.ends.length === 1);
    expect(line.state).toMatchObject({ kind: "closed", code });
  });

  it.each([1012, 1013, 4430, 4490])("comes back after %i", async (code) => {
    let visits = 0;
    subscribed = (socket, id) => {
      visits += 1;
      if (visits === 1) socket.close(code);
      else socket.send(JSON.stringify({ id, type: "next", payload: { data: frame(1) } }));
    };
    const told = follow();
    await eventually("the frame", () => told.kept.length === 1);
    expect([told.ends, line.state.kind]).toEqual([[], "live"]);
  });

  it("counts how often coming back has failed", async () => {
    let visits = 0;
    subscribed = (socket, id) => socket.send(JSON.stringify({ id, type: "next", payload: { data: frame(1) } }));
    server.prependListener("connection", (socket) => {
      visits += 1;
      if (visits < 4) socket.terminate();
    });
    const retries: number[] = [];
    line.link.listen((state) => void (state.kind === "reconnecting" && retries.push(state.retries)));
    follow();
    await eventually("the line is live", () => line.state.kind === "live");
    expect(retries).toEqual([0, 0, 1, 2]);
  });
});
