// Apollo Server with graphql-ws and graphql-subscriptions, wired as Apollo's page on subscriptions wires them.
import { createServer } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import { makeExecutableSchema } from "@graphql-tools/schema";
import cors from "cors";
import express from "express";
import { PubSub } from "graphql-subscriptions";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { payloadAt, serve, TOPIC, typeDefs } from "./peer.mjs";

const pubsub = new PubSub();
const resolvers = { Subscription: { incidentFeed: { subscribe: () => pubsub.asyncIterableIterator([TOPIC]) } } };
const schema = makeExecutableSchema({ typeDefs, resolvers });
const app = express();
const httpServer = createServer(app);
const wsServer = new WebSocketServer({ server: httpServer, path: "/graphql" });
const serverCleanup = useServer({ schema }, wsServer);
const server = new ApolloServer({
  schema,
  plugins: [
    ApolloServerPluginDrainHttpServer({ httpServer }),
    { serverWillStart: async () => ({ drainServer: () => serverCleanup.dispose() }) },
  ],
});
await server.start();
app.use("/graphql", cors(), express.json(), expressMiddleware(server));
httpServer.listen(0, "127.0.0.1", () => serve(httpServer, (position) => pubsub.publish(TOPIC, payloadAt(position))));
