import type { TypedDocumentString } from "../../generated/squad/graphql.js";
import { learnClock } from "./server-clock.js";

/** No answer came, or none for now: the same may be sent again. */
export class Unreachable extends Error {}

/** The session has ended, or is somebody else's: nothing is answered before the person signs in. */
export class SignedOut extends Error {}

/** The server will never answer this as it stands. */
export class NotAnswered extends Error {}

/** Tells "ended" once an answer says that nobody is signed in. */
export const session = new EventTarget();

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends one operation with the session's cookie; throws Unreachable, SignedOut or NotAnswered. Refusals are part of the data. */
export type Ask = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

const LONGEST_MS = 20_000;
/** What is no fault of the question: the server, its database or the pace. */
const PASSING = new Set(["UNAVAILABLE", "INTERNAL_SERVER_ERROR", "RATE_LIMITED"]);

/** Asks as whoever is signed in. */
export const ask: Ask = (document, variables) => send(document, variables, {});

/** Asks as one person and nobody else: another window may have signed somebody else in, and the cookie is the same. */
export function askAs(personId: string): Ask {
  return (document, variables) => send(document, variables, { "x-muster-person": personId });
}

async function send<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  headers: Readonly<Record<string, string>>,
): Promise<Data> {
  const { data, errors } = await post<Data>(JSON.stringify({ query: document.toString(), variables }), headers);
  const [error] = errors ?? [];
  const code = error?.extensions?.code ?? "";
  if (code === "UNAUTHENTICATED") {
    session.dispatchEvent(new Event("ended"));
    throw new SignedOut(error?.message);
  }
  if (PASSING.has(code)) throw new Unreachable(code);
  if (error !== undefined) throw new NotAnswered(error.message);
  // A page of the network that lies between speaks JSON too.
  if (data == null) throw new Unreachable("no answer of ours");
  return data;
}

async function post<Data>(body: string, headers: Readonly<Record<string, string>>): Promise<Answer<Data>> {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    learnClock(response);
    return (await response.json()) as Answer<Data>;
  } catch (error) {
    // No network, a proxy's page in place of an answer, or silence.
    throw new Unreachable(String(error));
  }
}
