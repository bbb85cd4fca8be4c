import { viewerMark } from "../../server/kernel/visibility.js";
import { encodeCursor, readJournalHead } from "../../server/platform/journal/index.js";
import type { RequestContext } from "./context.js";

/** The cursor of the snapshot that this operation reads, as its viewer holds it. */
export async function asOf(ctx: RequestContext): Promise<string> {
  return encodeCursor(await readJournalHead(await ctx.em()), viewerMark(ctx.viewer));
}
