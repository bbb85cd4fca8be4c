import { fastifyApolloHandler } from "@as-integrations/fastify";
import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { RequestContext, type CallerLine } from "../../../schema/common/context.js";
import { beforeItsTurn, databaseTrouble, NoTurn, withPatience } from "../../platform/database/index.js";
import { RETRY_AFTER, statusOf, UNAVAILABLE_WORDS } from "../graphql/errors.js";
import { LIMITS } from "../graphql/limits.js";
import type { Authenticate, ServerOptions } from "../server-options.js";
import { isForeignOrigin } from "./foreign-origin.js";
import { HttpProblem } from "./http-problem.js";
import { actorMeant, SESSION_COOKIE, tokenOf } from "./session-token.js";

/** Whoever has not had their turn at the database by then is told to come back, within two seconds in all. */
const PATIENCE_MS = 1_800;

/** Answers queries and mutations at /graphql. */
export function addGraphqlRoute(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  authenticate: Authenticate,
  { services, origins, isSecure }: ServerOptions,
): void {
  const answer = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      const token = tokenOf(request.headers);
      const actor = token === null ? null : await beforeItsTurn(() => authenticate(token)).catch(sayUnavailable);
      return new RequestContext(
        services,
        actorMeant(actor, request.headers),
        request.id,
        lineOf(request, reply, isSecure),
      );
    },
  });
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
    handler(request, reply) {
      return withPatience(PATIENCE_MS, async () => answer.call(app, request, reply)).catch((error: unknown) => {
        if (!(error instanceof NoTurn)) throw error;
        const errors = [{ message: UNAVAILABLE_WORDS, extensions: { code: "UNAVAILABLE" } }];
        return reply.code(statusOf("UNAVAILABLE")).header("retry-after", RETRY_AFTER).send({ errors });
      });
    },
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
