import { once } from "node:events";
import { expect, it } from "vitest";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { MusterClient } from "../../client/muster-client.js";
import { eventually } from "../support/eventually.js";

const document = "subscription ($after: Cursor) { incidentFeed(after: $after) { cursor } }";
const messageForm = z.object({
  type: z.string(),
  id: z.string().optional(),
  payload: z.object({ variables: z.object({ after: z.string().optional() }).optional() }).optional(),
});

/** A feed that numbers its frames and hangs up after every second one, as a bad network does. */
function answerAndHangUp(socket: WebSocket, askedFor: (string | undefined)[]): void {
  socket.on("message", (data) => {
    const { type, id, payload } = messageForm.parse(JSON.parse(textOf(data)));
    if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
    if (type !== "subscribe") return;
    const after = payload?.variables?.after;
    askedFor.push(after);
    for (const cursor of [Number(after) + 1, Number(after) + 2]) {
      socket.send(
        JSON.stringify({ type: "next", id, payload: { data: { incidentFeed: { cursor: String(cursor) } } } }),
      );
    }
    socket.close(1012, "restart");
  });
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}

it("a broken feed goes on behind the last frame seen, without a gap and without a double", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/graphql" });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the feed listens on a port");
  const askedFor: (string | undefined)[] = [];
  server.on("connection", (socket) => answerAndHangUp(socket, askedFor));

  const cursors: string[] = [];
  const client = new MusterClient(`http://127.0.0.1:${address.port}`);
  for await (const { cursor } of client.follow(document, { after: "10" }, z.object({ cursor: z.string() }))) {
    cursors.push(cursor);
    // A slow reader: the second frame is still unread when the feed comes back.
    if (cursors.length === 1) await eventually("the feed is back", () => askedFor.length === 2);
    if (cursors.length === 5) break;
  }
  server.close();

  expect(cursors).toEqual(["11", "12", "13", "14", "15"]);
  expect(askedFor.slice(0, 3)).toEqual(["10", "12", "14"]);
});
