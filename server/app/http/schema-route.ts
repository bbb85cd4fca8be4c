import type { FastifyInstance } from "fastify";
import { printSchema, type GraphQLSchema } from "graphql";
import type { Authenticate } from "../server-options.js";
import { HttpProblem } from "./http-problem.js";
import { tokenOf } from "./session-token.js";

/** Gives the contract as text to whoever is signed in, as introspection does. */
export function addSchemaRoute(app: FastifyInstance, schema: GraphQLSchema, authenticate: Authenticate): void {
  const text = printSchema(schema);
  app.get("/schema.graphql", async (request, reply) => {
    const token = tokenOf(request.headers);
    if (token === null || (await authenticate(token)) === null) {
      throw new HttpProblem(401, "UNAUTHENTICATED", "请先登录。Sign in first.");
    }
    return reply.type("text/plain; charset=utf-8").send(`${text}\n`);
  });
}
