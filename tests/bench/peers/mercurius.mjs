// Mercurius with its own subscriptions, wired as its page on subscriptions wires them.
import Fastify from "fastify";
import mercurius from "mercurius";
import { payloadAt, serve, TOPIC, typeDefs } from "./peer.mjs";

const app = Fastify();
const resolvers = {
  Subscription: { incidentFeed: { subscribe: async (_root, _args, { pubsub }) => await pubsub.subscribe(TOPIC) } },
};
app.register(mercurius, { schema: typeDefs, resolvers, subscription: true });
await app.listen({ host: "127.0.0.1", port: 0 });
serve(app.server, (position) => app.graphql.pubsub.publish({ topic: TOPIC, payload: payloadAt(position) }));
