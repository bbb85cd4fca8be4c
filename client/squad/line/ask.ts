import type { TypedDocumentString } from "../../generated/squad/graphql.js";

/** No answer came, or none for now: the same may be sent again. */
export class Unreachable extends Error {}

/** The session has ended: nothing is answered before somebody signs in. */
export class SignedOut extends Error {}

/** The server will never answer this as it stands. */
export class NotAnswered extends Error {}

/** Tells "ended" once an answer says that nobody is signed in. */
export const session = new EventTarget();

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const LONGEST_MS = 20_000;
/** What is no fault of the question: the server, its database or the pace. */
const PASSING = new Set(["UNAVAILABLE", "INTERNAL_SERVER_ERROR", "RATE_LIMITED"]);

/** Sends one operation with the session's cookie; throws Unreachable, SignedOut or NotAnswered. Refusals are part of the data. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, errors } = await post<Data>(JSON.stringify({ query: document.toString(), variables }));
  const [error] = errors ?? [];
  const code = error?.extensions?.code ?? "";
  if (code === "UNAUTHENTICATED") {
    session.dispatchEvent(new Event("ended"));
    throw new SignedOut(error?.message);
  }
  if (PASSING.has(code)) throw new Unreachable(code);
  if (error !== undefined || data == null) throw new NotAnswered(error?.message ?? "no data");
  return data;
}

async function post<Data>(body: string): Promise<Answer<Data>> {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return (await response.json()) as Answer<Data>;
  } catch (error) {
    // No network, a proxy's page in place of an answer, or silence.
    throw new Unreachable(String(error));
  }
}
