import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { projectRoot } from "../../../server/kernel/project-root.js";
import type { Contender } from "./contender.js";

/** Records one real frame of Muster's, of one entry, for the peers to send, beside the contract that it answers; gives the file. */
export async function recordFrame({ audience, publish }: Contender): Promise<string> {
  const socket = new WebSocket(`ws://127.0.0.1:${audience.port}/graphql`, "graphql-transport-ws");
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const send = (message: object): void => socket.send(JSON.stringify(message));
  socket.on("error", reject);
  socket.on("open", () =>
    send({ type: "connection_init", payload: { authorization: `Bearer ${audience.tokens[0]}` } }),
  );
  socket.on("message", (bytes: Buffer) => {
    const { type, payload }: { type: string; payload: { data: unknown } } = JSON.parse(bytes.toString());
    if (type === "connection_ack") send({ id: "frame", type: "subscribe", payload: { query: audience.query } });
    else if (type !== "next") reject(new Error(bytes.toString()));
    else if (entriesIn(bytes) === 1) resolve(payload.data);
    // The first frame says where the feed begins; one of several entries is of what happened before.
    else publish().catch(reject);
  });
  const data = await promise;
  socket.close();
  const file = join(mkdtempSync(join(tmpdir(), "muster-bench-")), "frame.json");
  writeFileSync(file, JSON.stringify({ contract: join(projectRoot, "schema/schema.graphql"), data }));
  return file;
}

function entriesIn(frame: Buffer): number {
  return frame.toString().split('"position":"').length - 1;
}
