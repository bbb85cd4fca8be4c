import { randomUUID } from "node:crypto";
import { execute } from "graphql";
import { RequestContext, type Services } from "../../../schema/common/context.js";
import type { Actor } from "../../kernel/actor.js";
import type { Logger } from "../../platform/logging/index.js";
import { logUnexpected } from "../graphql/make-apollo.js";
import { presentError } from "../graphql/present-error.js";
import type { LiveSubscription } from "./subscribe-live.js";

/** What makes the bytes of a frame. */
export interface RenderParts {
  readonly services: Services;
  readonly logger: Logger;
}

/** A frame that fails this often has a fault of its own; its errors are shown, so that the feed goes on. */
const ATTEMPTS = 5;

/** Does something in the name of a viewer, on a snapshot that ends with it. */
export async function asViewer<Value>(
  services: Services,
  viewer: Actor,
  work: (ctx: RequestContext) => Promise<Value> | Value,
): Promise<Value> {
  const ctx = new RequestContext(services, viewer, randomUUID());
  try {
    return await work(ctx);
  } finally {
    await ctx.end();
  }
}

/** Executes a subscription's operation on a root value: the rest of a `next` message after `"payload":`. Throws to be tried again. */
export async function renderLive(
  { schema, document, operationName, variableValues }: LiveSubscription,
  rootValue: unknown,
  ctx: RequestContext,
  { logger }: RenderParts,
  attempt: number,
): Promise<Buffer> {
  const { data, errors } = await execute({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variableValues ?? null,
    rootValue,
    contextValue: ctx,
  });
  if (errors === undefined) return Buffer.from(`${JSON.stringify({ data })}}`);
  const unexpected = errors.find((error) => presentError(error).isUnexpected);
  if (unexpected !== undefined && attempt < ATTEMPTS) throw unexpected.originalError ?? unexpected;
  for (const error of errors) logUnexpected(logger, error, ctx);
  return Buffer.from(`${JSON.stringify({ data, errors: errors.map((error) => presentError(error).shown) })}}`);
}
