import type { GraphiQLProps } from "graphiql";
import { getOperationAST } from "graphql";
import { createClient } from "graphql-ws";

/** How the explorer speaks to the server it was served by. */
export interface Connection {
  /** Sends one request and gives the answer as it came. */
  readonly send: (request: GraphQLRequest) => Promise<unknown>;
  /** What GraphiQL calls: subscriptions over the socket, all else over HTTP. */
  readonly fetcher: GraphiQLProps["fetcher"];
  /** Ends the socket with its subscriptions. */
  readonly close: () => void;
}

/** A GraphQL request as both transports carry it. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

const endpoint = new URL("/graphql", window.location.href);

/** Opens a connection with the session's cookie, or with a bearer token when one is given. */
export function connect(token: string): Connection {
  const authorization = token === "" ? {} : { authorization: `Bearer ${token}` };
  const socketUrl = new URL(endpoint);
  socketUrl.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";
  // The server stops sockets whose session ended: they shall open again with the next one.
  const socket = createClient({
    url: socketUrl.href,
    connectionParams: authorization,
    retryAttempts: Infinity,
    keepAlive: 12_000,
  });

  const send = async (request: GraphQLRequest): Promise<unknown> => {
    const answer = await fetch(endpoint, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...authorization,
      },
      body: JSON.stringify(request),
    });
    return answer.json();
  };

  const fetcher: Connection["fetcher"] = (request, options) => {
    const operation = options?.documentAST && getOperationAST(options.documentAST, request.operationName);
    const answer = operation?.operation === "subscription" ? socket.iterate(request) : send(request);
    // GraphiQL prints the JSON as it came, but its type asks for instances of GraphQLError.
    return answer as ReturnType<Connection["fetcher"]>;
  };
  return { send, fetcher, close: () => void socket.dispose() };
}
