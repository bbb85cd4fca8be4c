import { fastifyApolloHandler } from "@as-integrations/fastify";
import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { RequestContext, type CallerLine } from "../../../schema/common/context.js";
import { databaseTrouble } from "../../platform/database/index.js";
import { RETRY_AFTER, statusOf, UNAVAILABLE_WORDS } from "../graphql/errors.js";
import { LIMITS } from "../graphql/limits.js";
import type { Authenticate, ServerOptions } from "../server-options.js";
import { isForeignOrigin } from "./foreign-origin.js";
import { HttpProblem } from "./http-problem.js";
import { SESSION_COOKIE, tokenOf } from "./session-token.js";

/** Answers queries and mutations at /graphql. */
export function addGraphqlRoute(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  authenticate: Authenticate,
  { services, origins, isSecure }: ServerOptions,
): void {
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    bodyLimit: LIMITS.bodyBytes,
    onRequest: (request, _reply, done) => {
      const isForeign = isForeignOrigin(request.headers, origins);
      done(
        isForeign
          ? new HttpProblem(403, "FORBIDDEN", "不接受其他网站发来的请求。Calls from other sites are not taken.")
          : undefined,
      );
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        const token = tokenOf(request.headers);
        const actor = token === null ? null : await authenticate(token).catch(sayUnavailable);
        return new RequestContext(services, actor, request.id, lineOf(request, reply, isSecure));
      },
    }),
  });
}

/** Who is asking cannot be said without the database: that is no fault of the request. */
function sayUnavailable(error: unknown): never {
  if (databaseTrouble(error) === null) throw error;
  const http = { status: statusOf("UNAVAILABLE"), headers: new HeaderMap([["retry-after", RETRY_AFTER]]) };
  throw new GraphQLError(UNAVAILABLE_WORDS, { extensions: { code: "UNAVAILABLE", http } });
}

function lineOf(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): CallerLine {
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure } as const;
  return {
    address: request.ip,
    keepSession: (token) => void reply.setCookie(SESSION_COOKIE, token, attributes),
    dropSession: () => void reply.clearCookie(SESSION_COOKIE, attributes),
  };
}
