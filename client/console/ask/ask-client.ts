import { Client, fetchExchange } from "urql";
import { serverClock } from "./server-clock.js";

/** An answer from the server or its absence, timed for the server's clock; one that takes this long is none. */
const PATIENCE_MS = 30_000;

/** What asks the server with the session in the cookie. Nothing is kept between asks: what is shown live belongs to the store. */
export function makeAskClient(signedOut: () => void): Client {
  return new Client({
    url: "/graphql",
    exchanges: [fetchExchange],
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetch: async (input, init) => {
      const askedAt = Date.now();
      const response = await fetch(input, { ...init, signal: withPatience(init?.signal ?? null) });
      serverClock.learn(askedAt, Date.now(), response.headers.get("date"));
      if (response.status === 401) signedOut();
      return response;
    },
  });
}

/** Ends with whoever asked, or when patience does; AbortSignal.any would say it shorter and is of late 2023. */
function withPatience(asker: AbortSignal | null): AbortSignal {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  if (asker === null) return patience;
  const either = new AbortController();
  for (const signal of [asker, patience])
    if (signal.aborted) either.abort(signal.reason);
    else signal.addEventListener("abort", () => either.abort(signal.reason), { once: true });
  return either.signal;
}
