// The limit: `ws` alone, sending each of its clients a string that is ready.
import { createServer } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { payloadAt, serve } from "./peer.mjs";

const httpServer = createServer();
const wsServer = new WebSocketServer({ server: httpServer, path: "/graphql" });
const id = "00000000-0000-4000-8000-000000000000";
httpServer.listen(0, "127.0.0.1", () =>
  serve(httpServer, (position) => {
    const ready = JSON.stringify({ id, type: "next", payload: { data: payloadAt(position) } });
    for (const client of wsServer.clients) if (client.readyState === WebSocket.OPEN) client.send(ready);
  }),
);
