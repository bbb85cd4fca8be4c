import { getOperationAST, GraphQLError, OperationTypeNode, type GraphQLSchema } from "graphql";
import type { Context, ServerOptions as Protocol, SubscribePayload } from "graphql-ws";
import { codedError } from "../graphql/errors.js";
import { LIMITS } from "../graphql/limits.js";
import type { OperationGate } from "../graphql/operation-gate.js";
import { presentError } from "../graphql/present-error.js";
import { bearerOf } from "../http/session-token.js";
import type { Authenticate, ServerOptions } from "../server-options.js";
import { CLOSE, endSocket } from "./close-codes.js";
import type { LiveDesk } from "./live-desk.js";
import type { SocketExtra } from "./serve-socket.js";
import type { SocketBook } from "./socket-book.js";
import type { LiveSubscription } from "./subscribe-live.js";

/** What the socket side of the edge is made of. */
export interface SocketParts {
  readonly schema: GraphQLSchema;
  readonly gate: OperationGate;
  readonly authenticate: Authenticate;
  readonly options: ServerOptions;
  readonly desk: LiveDesk;
}

type Params = Record<string, unknown> | undefined;
type SocketContext = Context<Params, SocketExtra>;

/** What happens at each step of the protocol. */
export function socketHooks(parts: SocketParts, book: SocketBook): Protocol<Params, SocketExtra> {
  const { options, desk, gate } = parts;
  return {
    // The protocol layer keeps every message that began a subscription: a thousand equal ones hold their text once.
    jsonMessageReviver: (name, value: unknown) =>
      name === "query" && typeof value === "string" ? gate.kept(value) : value,
    connectionInitWaitTimeout: LIMITS.initMs,
    onConnect: (ctx) => welcome(ctx, parts, book),
    onSubscribe: (ctx, id, payload) => admit(ctx, id, payload, parts, book),
    // What onSubscribe returned comes here as it was.
    subscribe: (args) => desk.subscribe(args as LiveSubscription),
    onError: (_ctx, _id, _payload, errors) =>
      errors.map((error) => {
        const { shown, isUnexpected } = presentError(error);
        if (isUnexpected) options.logger.error({ stack: (error.originalError ?? error).stack }, "unexpected error");
        return shown;
      }),
    onClose: ({ extra: { socket } }) => {
      book.leave(socket);
      desk.leaveAll(socket);
    },
  };
}

/** Only signed-in callers have something to do on a socket, and each only so many of them. */
async function welcome(ctx: SocketContext, { authenticate, options }: SocketParts, book: SocketBook): Promise<boolean> {
  const { socket } = ctx.extra;
  const token = bearerOf(ctx.connectionParams?.["authorization"]) ?? ctx.extra.token;
  const actor = token === null ? null : await authenticate(token).catch(unknown);
  // Whether the session goes on cannot be said now; thrown further it would end the socket with a code that clients take as final.
  if (actor === undefined) {
    endSocket(socket, CLOSE.tryAgain);
    return false;
  }
  // Closed here with our own code: answering `false` alone would close with 4403, upon which clients try again.
  if (actor === null) {
    endSocket(socket, CLOSE.signedOut);
    return false;
  }
  if (socket.readyState !== socket.OPEN) return false;
  const isEntered = book.enter({ socket, actor, subscriptions: () => Object.keys(ctx.subscriptions).length });
  if (!isEntered) endSocket(socket, CLOSE.tooManySockets);
  return isEntered;

  function unknown(error: unknown): undefined {
    options.logger.warn({ error: String(error) }, "a session could not be read");
  }
}

function admit(
  ctx: SocketContext,
  operationId: string,
  payload: SubscribePayload,
  { gate, schema }: SocketParts,
  book: SocketBook,
): LiveSubscription | readonly GraphQLError[] {
  const { socket } = ctx.extra;
  if (Object.keys(ctx.subscriptions).length > LIMITS.subscriptionsPerSocket) {
    const most = LIMITS.subscriptionsPerSocket;
    return [codedError("LIMIT_EXCEEDED", `每个连接最多 ${most} 个订阅。At most ${most} subscriptions a socket.`)];
  }
  if (operationId.length > LIMITS.operationIdLength) {
    const most = LIMITS.operationIdLength;
    return [
      codedError(
        "LIMIT_EXCEEDED",
        `操作的 id 最长 ${most} 个字符。The id of an operation has at most ${most} characters.`,
      ),
    ];
  }
  const actor = book.actorOf(socket);
  const { query, operationName, variables } = payload;
  try {
    const document = gate.parse(query);
    const operation = getOperationAST(document, operationName);
    if (operation != null && operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [
        codedError(
          "TRANSPORT_NOT_ALLOWED",
          "连接上只接受订阅，查询和变更请用 HTTP。Only subscriptions here; queries and mutations go over HTTP.",
        ),
      ];
    }
    const errors = gate.admit({ document, operationName, variables, actor });
    if (errors.length > 0) return errors;
    if (actor === null) throw new Error("an anonymous subscription passed the gate");
    return {
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
      live: { socket, operationId, actor },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
