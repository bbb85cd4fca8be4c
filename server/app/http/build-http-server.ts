import { randomUUID } from "node:crypto";
import type { ApolloServer } from "@apollo/server";
import fastifyCookie from "@fastify/cookie";
import { fastify, type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { RequestContext } from "../../../schema/common/context.js";
import { addEvidenceRoutes } from "../evidence-route.js";
import { addUploadRoutes } from "../evidence-upload-route.js";
import { LIMITS } from "../graphql/limits.js";
import type { NodeList } from "../node-list.js";
import type { Authenticate, ServerOptions } from "../server-options.js";
import { addGraphqlRoute } from "./graphql-route.js";
import { addHealthRoutes } from "./health-routes.js";
import { addMapRoute } from "./map-route.js";
import { addPageRoutes, LOST_PAGE, WORDS_ONLY } from "./page-routes.js";
import { addSchemaRoute } from "./schema-route.js";

/** Everything that answers over HTTP, not yet listening. */
export async function buildHttpServer(
  schema: GraphQLSchema,
  apollo: ApolloServer<RequestContext>,
  authenticate: Authenticate,
  options: ServerOptions,
  nodes: NodeList,
): Promise<FastifyInstance> {
  const app = fastify({
    // Its own lines hold addresses with their queries; ours hold the pattern of the route.
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: LIMITS.bodyBytes,
    trustProxy: [...options.trustedProxies],
    // A video over a village's line takes minutes; the headers still have to come within Node's own minute.
    requestTimeout: 600_000,
    forceCloseConnections: "idle",
  });
  await app.register(fastifyCookie);
  answerErrors(app, options);
  observeRequests(app, options);
  addGraphqlRoute(app, apollo, authenticate, options);
  addSchemaRoute(app, schema, authenticate);
  addMapRoute(app, authenticate, options);
  addHealthRoutes(app, options, nodes);
  await app.register(async (scope) => {
    addEvidenceRoutes(scope, authenticate, options);
    addUploadRoutes(scope, options);
  });
  await addPageRoutes(app);
  return app;
}

/** Every error outside GraphQL has the shape of one inside, so that a client reads only one form. */
function answerErrors(app: FastifyInstance, { logger }: ServerOptions): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ requestId: request.id, stack: error.stack }, "unexpected error");
    const message = status >= 500 ? "内部错误。Internal error." : error.message;
    void reply.code(status).send({ errors: [{ message, extensions: { code: codeOf(status, error.code) } }] });
  });
  app.setNotFoundHandler((request, reply) => {
    if (isPageWanted(request))
      return reply
        .code(404)
        .header("content-security-policy", WORDS_ONLY)
        .type("text/html; charset=utf-8")
        .send(LOST_PAGE);
    return reply
      .code(404)
      .send({ errors: [{ message: "没有这个地址。No such address.", extensions: { code: "NOT_FOUND" } }] });
  });
}

/** A person with a browser reads no JSON. */
function isPageWanted({ method, headers }: FastifyRequest): boolean {
  return method === "GET" && headers.accept?.includes("text/html") === true;
}

function codeOf(status: number, code: string | undefined): string {
  if (status >= 500) return "INTERNAL_SERVER_ERROR";
  const isOurs = code !== undefined && !code.startsWith("FST_");
  if (isOurs) return code;
  return status === 413 ? "LIMIT_EXCEEDED" : "BAD_REQUEST";
}

function observeRequests(app: FastifyInstance, { logger, metrics }: ServerOptions): void {
  app.addHook("onSend", (request, reply, _payload, done) => {
    void reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff");
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    const { statusCode: status } = reply;
    metrics.countRequest({ route, method: knownMethod(request.method), status });
    logger.info(
      { requestId: request.id, route, method: request.method, status, ms: Math.round(reply.elapsedTime) },
      "request",
    );
    done();
  });
}

function knownMethod(method: string): string {
  return ["GET", "POST", "PATCH", "HEAD", "OPTIONS"].includes(method) ? method : "OTHER";
}
