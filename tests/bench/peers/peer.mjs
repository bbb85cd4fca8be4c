// What every peer is given and how it is driven: the contract, one real frame of Muster's, and a channel to the bench.
import { readFileSync } from "node:fs";

const { contract, data } = JSON.parse(readFileSync(process.env.BENCH_FRAME, "utf8"));

/** The contract of Muster as its committed SDL. */
export const typeDefs = readFileSync(contract, "utf8");

/** The name under which the peers publish. */
export const TOPIC = "INCIDENT";

/** What is published for a position: the recorded frame with that position in it, as objects in memory. */
export function payloadAt(position) {
  const { incidentFeed } = data;
  const entries = incidentFeed.entries.map((entry) => ({ ...entry, position: String(position) }));
  return { incidentFeed: { ...incidentFeed, entries } };
}

/** Tells the bench where the peer listens and publishes whenever it is told to, noting when. */
export function serve(server, publish) {
  process.on("message", ({ publish: position }) => {
    if (position === undefined) return;
    process.send({ publishedAt: performance.timeOrigin + performance.now(), position });
    publish(position);
  });
  process.send({ port: server.address().port });
}
