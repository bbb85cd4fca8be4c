import { GraphQLError } from "graphql";
import type { Result } from "../../server/kernel/result.js";

/** The value of a read whose input was fine; throws BAD_USER_INPUT with the words of the refusal where it was not. */
export function accepted<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { message, path } = result.refusal;
  throw new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", path } });
}
