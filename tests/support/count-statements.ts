import { graphql, type GraphQLSchema } from "graphql";
import pg from "pg";
import { vi } from "vitest";
import { RequestContext, type Services } from "../../schema/common/context.js";
import type { Actor } from "../../server/kernel/actor.js";
import { newId } from "../../server/kernel/ids.js";

/** What an operation answered, and every statement that it sent. */
export interface CountedAnswer {
  readonly data: Record<string, unknown>;
  readonly statements: readonly string[];
}

/** Answers an operation as the API would and notes what it sends to the database; throws where the answer holds an error. */
export async function countStatements(
  { schema, services, actor }: { readonly schema: GraphQLSchema; readonly services: Services; readonly actor: Actor },
  source: string,
): Promise<CountedAnswer> {
  const statements: string[] = [];
  const original: (...args: unknown[]) => unknown = Reflect.get(pg.Client.prototype, "query");
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }];
    statements.push(typeof first === "string" ? first : (first.text ?? "?"));
    return Reflect.apply(original, this, args) as never;
  });
  const ctx = new RequestContext(services, actor, newId("ses"));
  const { data, errors } = await graphql({ schema, source, contextValue: ctx });
  await ctx.finish();
  spy.mockRestore();
  if (errors !== undefined)
    throw new Error(errors.map(({ message, path }) => `${path?.join(".")}: ${message}`).join("\n"));
  return { data: { ...data }, statements };
}
