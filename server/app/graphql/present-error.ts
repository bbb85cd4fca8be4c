import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { databaseTrouble } from "../../platform/database/index.js";
import { ERROR_CODES, UNAVAILABLE_WORDS } from "./errors.js";

/** An error as the caller sees it, and whether something went wrong that nobody expected. */
export interface PresentedError {
  readonly shown: GraphQLFormattedError;
  readonly isUnexpected: boolean;
}

/** The library's word for a persisted query, of which there are none here. */
export const UNKNOWN_DOCUMENT = "PERSISTED_QUERY_NOT_SUPPORTED";

const KNOWN: ReadonlySet<unknown> = new Set(ERROR_CODES);
const MASKED =
  "内部错误，请稍后重试；如反复出现，请提供请求编号。Internal error; try again, and name the request id if it comes back.";

/** Shows an expected error as it is and hides everything else behind one sentence. */
export function presentError(error: GraphQLError, isAnonymous = false): PresentedError {
  const code = isUnavailable(error) ? "UNAVAILABLE" : codeOf(error);
  const { locations, path } = error;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  if (code === null) {
    return {
      shown: { message: MASKED, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } },
      isUnexpected: true,
    };
  }
  if (code === "UNAVAILABLE")
    return { shown: { message: UNAVAILABLE_WORDS, ...place, extensions: { code } }, isUnexpected: false };
  const { http: _http, stacktrace: _stacktrace, ...extensions } = error.extensions;
  const message = isAnonymous ? withoutSuggestions(error.message) : error.message;
  return { shown: { message, ...place, extensions: { ...extensions, code } }, isUnexpected: false };
}

/** Whether an error says that the database could not be asked, or was too busy: not a fault, and worth another try. */
export function isUnavailable(error: GraphQLError): boolean {
  return error.extensions["code"] === "UNAVAILABLE" || databaseTrouble(error.originalError) !== null;
}

/** The code of an expected error; null for one that nobody expected. */
function codeOf(error: GraphQLError): string | null {
  const { code } = error.extensions;
  if (typeof code === "string" && KNOWN.has(code)) return code;
  if (code === UNKNOWN_DOCUMENT) return "BAD_REQUEST";
  // What graphql-js itself finds wrong with the variables carries no code and no other error inside.
  const isOwn = error.originalError === undefined || error.originalError instanceof GraphQLError;
  return code === undefined && isOwn ? "BAD_USER_INPUT" : null;
}

function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean .*\?$/s, "");
}
