import { accept, refuse, type Result } from "./result.js";

/** The most rows that one page of any list may ask for. */
export const PAGE_LIMIT = 200;
/** The rows of a page when the client does not say. */
export const PAGE_DEFAULT = 50;

/** How a client asks for a part of a list: forward by `first`/`after` or backward by `last`/`before`. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A checked page: how many rows, in which direction, beyond which sort key. */
export interface PageWindow {
  readonly limit: number;
  readonly direction: "forward" | "backward";
  readonly beyond: readonly string[] | null;
}

/** One page of rows with what the client needs to ask for the next. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** An opaque cursor that holds the sort key of a row, so that a page continues where the last one ended whatever was inserted meanwhile. */
export function encodePageCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** Checks a page request; refuses numbers out of range, two directions at once, and cursors that are not ours. */
export function pageWindow(request: PageRequest): Result<PageWindow> {
  const { first, after, last, before } = request;
  if (first != null && last != null)
    return refuse("INVALID_INPUT", {
      path: ["last"],
      because: "first 与 last 不能同时使用。Use either first or last.",
    });
  const direction = last != null ? "backward" : "forward";
  const astray = direction === "backward" ? after : before;
  if (astray != null)
    return refuse("INVALID_INPUT", {
      path: [direction === "backward" ? "after" : "before"],
      because: "after 与 first、before 与 last 配合使用。Use after with first, and before with last.",
    });
  const limit = (direction === "backward" ? last : first) ?? PAGE_DEFAULT;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) {
    return refuse("INVALID_INPUT", {
      path: [direction === "backward" ? "last" : "first"],
      because: `每页 1 到 ${PAGE_LIMIT} 条。A page holds 1 to ${PAGE_LIMIT} rows.`,
    });
  }
  const cursor = direction === "backward" ? before : after;
  if (cursor == null) return accept({ limit, direction, beyond: null });
  const beyond = decodePageCursor(cursor);
  if (beyond === null)
    return refuse("INVALID_INPUT", {
      path: [direction === "backward" ? "before" : "after"],
      because: "游标无效。This cursor is not ours.",
    });
  return accept({ limit, direction, beyond });
}

function decodePageCursor(cursor: string): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(key) && key.length > 0 && key.every((part) => typeof part === "string") ? key : null;
  } catch {
    return null;
  }
}

/** Turns limit + 1 fetched rows into a page in reading order. */
export function pageOf<Row>(fetched: readonly Row[], window: PageWindow): Page<Row> {
  const hasMore = fetched.length > window.limit;
  const kept = fetched.slice(0, window.limit);
  const isForward = window.direction === "forward";
  return {
    rows: isForward ? kept : kept.reverse(),
    hasNextPage: isForward ? hasMore : window.beyond !== null,
    hasPreviousPage: isForward ? window.beyond !== null : hasMore,
  };
}
