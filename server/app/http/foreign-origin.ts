import type { IncomingHttpHeaders } from "node:http";

/** Whether a browser sent this from a page that is not ours; programs send no Origin at all. */
export function isForeignOrigin({ origin, host }: IncomingHttpHeaders, ours: readonly string[]): boolean {
  if (origin === undefined) return false;
  if (ours.includes(origin)) return false;
  return URL.parse(origin)?.host !== host;
}
