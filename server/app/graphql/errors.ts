import { GraphQLError } from "graphql";

/** The codes of top-level errors; clients may rely on them. */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "LIMIT_EXCEEDED",
  "RATE_LIMITED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "TRANSPORT_NOT_ALLOWED",
  "UNAVAILABLE",
] as const;

/** The code of a top-level error that is nobody's secret. */
export type ErrorCode = (typeof ERROR_CODES)[number];

const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** Seconds after which trying again makes sense where the database could not be asked. */
export const RETRY_AFTER = "1";
export const UNAVAILABLE_WORDS =
  "系统繁忙或数据库暂不可用，请稍后以同一幂等键重试，只会生效一次。Busy, or the database is away: try again under the same key, it takes effect once.";

/** The HTTP status that goes with a code. */
export function statusOf(code: unknown): number {
  return ERROR_CODES.some((known) => known === code) ? (HTTP_STATUS[code as ErrorCode] ?? 400) : 500;
}

/** Makes a top-level error with a stable code; the message is for people, Chinese first. */
export function codedError(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
