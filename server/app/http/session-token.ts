import type { IncomingHttpHeaders } from "node:http";
import type { Actor } from "../../kernel/actor.js";

/** The name of the session's cookie. */
export const SESSION_COOKIE = "muster_session";

/** The token of a request: the bearer's where there is one, else the cookie's. */
export function tokenOf({ authorization, cookie }: IncomingHttpHeaders): string | null {
  if (authorization !== undefined) return bearerOf(authorization);
  // Our tokens are letters, digits, `-` and `_`, so nothing has to be decoded.
  const pairs = (cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === SESSION_COOKIE)?.[1] ?? null;
}

/** Who a request acts for: whoever the session is of, or nobody where the request was meant for another person, since two windows of one browser share a cookie. */
export function actorMeant(actor: Actor | null, { "x-muster-person": meant }: IncomingHttpHeaders): Actor | null {
  return meant === undefined || meant === actor?.personId ? actor : null;
}

/** The token of a text like `Bearer …`, or null. */
export function bearerOf(authorization: unknown): string | null {
  const match = typeof authorization === "string" ? /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization) : null;
  return match?.[1] ?? null;
}
