import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import {
  GraphQLError,
  OperationTypeNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { RequestContext } from "../../../schema/common/context.js";
import type { Logger } from "../../platform/logging/index.js";
import type { Metrics } from "../../platform/metrics/index.js";
import { codedError, RETRY_AFTER, statusOf } from "./errors.js";
import { LIMITS } from "./limits.js";
import type { OperationGate } from "./operation-gate.js";
import { parseError } from "./operation-gate.js";
import { isUnavailable, presentError, UNKNOWN_DOCUMENT } from "./present-error.js";
import { rootFields } from "./root-fields.js";

/** What answering queries and mutations over HTTP needs. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly gate: OperationGate;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Makes the server that answers queries and mutations over HTTP; the gate decides what may run, not the library's own rules. */
export function makeApollo({ schema, gate, logger, metrics }: ApolloOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // The gate validates, after it has turned anonymous callers away and once per document.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    // The gate lets signed-in callers introspect and nobody else.
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => logger.warn(text),
      error: (text) => logger.error(text),
    },
    formatError,
    // The landing page would load from elsewhere; the explorer is our own.
    plugins: [ApolloServerPluginLandingPageDisabled(), guarded(gate), observed(logger, metrics)],
  });
}

function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  // What the library itself refuses (a bad request, an unreadable body) is expected and carries its own code.
  const own = formatted.extensions?.["code"];
  if (own === "BAD_REQUEST" || own === "OPERATION_RESOLUTION_FAILURE")
    return { message: formatted.message, extensions: { code: own } };
  if (!(error instanceof GraphQLError))
    return presentError(new GraphQLError(formatted.message, { originalError: new Error(formatted.message) })).shown;
  return presentError(own === "GRAPHQL_PARSE_FAILED" ? parseError(error) : error).shown;
}

function guarded(gate: OperationGate): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation({ document, operation, request, contextValue }) {
          const { operationName, variables } = request;
          const faults = gate.admit({ document, operationName, variables, actor: contextValue.actor });
          const errors = faults.length === 0 ? refuseSubscription(operation) : faults;
          if (errors.length === 0) return Promise.resolve(null);
          return Promise.resolve({
            http: { status: statusOf(errors[0]?.extensions["code"]), headers: new HeaderMap() },
            body: {
              kind: "single",
              singleResult: { errors: errors.map((error) => presentError(error, contextValue.actor === null).shown) },
            },
          });
        },
        // The snapshot is held open no longer than the answer is made.
        willSendResponse({ contextValue, errors, response }) {
          // The library says 200 to a persisted query, which is a bad request like any other that holds no document.
          if (errors?.some(({ extensions }) => extensions["code"] === UNKNOWN_DOCUMENT)) response.http.status = 400;
          if (errors?.some(isUnavailable)) {
            response.http.status = statusOf("UNAVAILABLE");
            response.http.headers.set("retry-after", RETRY_AFTER);
          }
          return contextValue.finish();
        },
      }),
  };
}

/** What is live goes over WebSocket; executed here it would answer once, and with nothing. */
function refuseSubscription({ operation }: OperationDefinitionNode): readonly GraphQLError[] {
  if (operation !== OperationTypeNode.SUBSCRIPTION) return [];
  const words = "订阅请用 WebSocket。Subscriptions go over WebSocket.";
  return [codedError("TRANSPORT_NOT_ALLOWED", words)];
}

function observed(logger: Logger, metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () => {
      const startedAt = performance.now();
      return Promise.resolve({
        didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) logUnexpected(logger, error, contextValue);
          return Promise.resolve();
        },
        willSendResponse(context) {
          const seconds = (performance.now() - startedAt) / 1_000;
          const facts = factsOf(context);
          metrics.countOperation(facts, seconds);
          const { requestId, actor } = context.contextValue;
          logger.info(
            { requestId, actorId: actor?.personId ?? null, ...facts, ms: Math.round(seconds * 1_000) },
            "operation",
          );
          return Promise.resolve();
        },
      });
    },
  };
}

/** Keeps the original of an error that the caller sees only masked. */
export function logUnexpected(logger: Logger, error: GraphQLError, { requestId, actor }: RequestContext): void {
  const original = error.originalError ?? error;
  if (isUnavailable(error)) logger.warn({ requestId, error: original.message }, "the database could not be asked");
  if (!presentError(error).isUnexpected) return;
  logger.error(
    { requestId, actorId: actor?.personId ?? null, path: error.path, stack: original.stack },
    "unexpected error",
  );
}

function factsOf({ operation, document, response, schema }: GraphQLRequestContext<RequestContext>) {
  const kind = operation?.operation ?? OperationTypeNode.QUERY;
  const [asked = ""] = operation === undefined || document === undefined ? [] : rootFields(document, operation);
  // The caller's own words never become a label: a field that the schema does not know is "other".
  const field = schema.getRootType(kind)?.getFields()[asked] === undefined ? "other" : asked;
  const { body } = response;
  const result = body?.kind === "single" ? body.singleResult : undefined;
  const outcome = result?.errors?.length ? "failed" : hasRefusal(result?.data) ? "refused" : "answered";
  return { kind, field, outcome } as const;
}

function hasRefusal(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).some(
    (answer) => answer !== null && typeof answer === "object" && "refusal" in answer && answer.refusal !== null,
  );
}
