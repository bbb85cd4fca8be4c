import type { CombinedError } from "urql";

/** Why no usable answer came: the line, the session, the rights, a busy server, or a fault that has to be told to somebody. */
export type FaultKind = "unreachable" | "signedOut" | "forbidden" | "busy" | "broken";

/** A failed ask: its kind and the server's own code, for whoever has to look for it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly code: string;
}

const KIND_OF_CODE: Readonly<Record<string, FaultKind>> = {
  UNAUTHENTICATED: "signedOut",
  FORBIDDEN: "forbidden",
  UNAVAILABLE: "busy",
  RATE_LIMITED: "busy",
};

const KIND_OF_STATUS: Readonly<Record<number, FaultKind>> = {
  401: "signedOut",
  403: "forbidden",
  429: "busy",
  503: "busy",
};

/** Reads what went wrong out of an error of the GraphQL client. */
export function readFault({ graphQLErrors, networkError, response }: CombinedError): Fault {
  const status = statusOf(response);
  const [first] = graphQLErrors;
  const said = first?.extensions["code"];
  const code = typeof said === "string" ? said : status === 0 ? "UNREACHABLE" : `HTTP_${status}`;
  if (first === undefined && networkError !== undefined && status === 0) return { kind: "unreachable", code };
  return { kind: KIND_OF_CODE[code] ?? KIND_OF_STATUS[status] ?? "broken", code };
}

function statusOf(response: unknown): number {
  return response instanceof Response ? response.status : 0;
}
