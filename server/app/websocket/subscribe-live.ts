import { subscribe, type ExecutionArgs, type ExecutionResult } from "graphql";
import type { WebSocket } from "ws";
import type { RequestContext } from "../../../schema/common/context.js";

/** A subscription that has passed the gate, with the line that its frames go out on. */
export interface LiveSubscription extends ExecutionArgs {
  readonly contextValue: RequestContext;
  readonly live: { readonly socket: WebSocket; readonly operationId: string };
}

/** Answers a subscription: an iterable of results that ends with it, or one result where it cannot begin. */
export type SubscribeLive = (
  subscription: LiveSubscription,
) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/** Each subscriber by itself, as graphql-js does it; the snapshot of each result ends with it. */
export const subscribeAlone: SubscribeLive = async (subscription) => {
  const results = await subscribe(subscription);
  return Symbol.asyncIterator in results ? endingSnapshots(results, subscription.contextValue) : results;
};

async function* endingSnapshots(
  results: AsyncIterable<ExecutionResult>,
  context: RequestContext,
): AsyncGenerator<ExecutionResult, void, void> {
  try {
    for await (const result of results) {
      await context.end();
      yield result;
    }
  } finally {
    await context.end();
  }
}
