import { GraphQLError, isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import type { RequestContext } from "./context.js";
import { checkArguments } from "./check-arguments.js";

type AnyField = GraphQLField<unknown, RequestContext, Record<string, unknown>>;

/** Makes every field with arguments check them first: a command answers a refusal, everything else a BAD_USER_INPUT error. */
export function guardArguments(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) guard(field, type === mutation);
    }
  }
  return schema;
}

function guard(field: AnyField, isCommand: boolean): void {
  const { resolve, subscribe } = field;
  if (subscribe !== undefined) {
    field.subscribe = (root, args, ctx, info) => {
      refuseBadInput(args);
      return subscribe(root, args, ctx, info);
    };
    return;
  }
  if (resolve === undefined) return;
  field.resolve = (root, args, ctx, info) => {
    if (!isCommand) refuseBadInput(args);
    const refusal = isCommand ? checkArguments(args) : null;
    return refusal === null ? resolve(root, args, ctx, info) : { refusal };
  };
}

function refuseBadInput(args: Readonly<Record<string, unknown>>): void {
  const found = checkArguments(args);
  if (found === null) return;
  throw new GraphQLError(found.message, { extensions: { code: "BAD_USER_INPUT", path: found.path } });
}
