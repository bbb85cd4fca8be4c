// GraphQL Yoga with its subscriptions over graphql-ws, wired as Yoga's page on subscriptions wires them.
import { createServer } from "node:http";
import { useServer } from "graphql-ws/use/ws";
import { createPubSub, createSchema, createYoga } from "graphql-yoga";
import { WebSocketServer } from "ws";
import { payloadAt, serve, TOPIC, typeDefs } from "./peer.mjs";

const pubSub = createPubSub();
const resolvers = {
  Subscription: {
    incidentFeed: { subscribe: () => pubSub.subscribe(TOPIC), resolve: (payload) => payload.incidentFeed },
  },
};
const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), graphiql: { subscriptionsProtocol: "WS" } });
const httpServer = createServer(yoga);
const wsServer = new WebSocketServer({ server: httpServer, path: yoga.graphqlEndpoint });
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  wsServer,
);
httpServer.listen(0, "127.0.0.1", () => serve(httpServer, (position) => pubSub.publish(TOPIC, payloadAt(position))));
