import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { WebSocket } from "ws";
import type { Actor } from "../../kernel/actor.js";

/** A subscription that has passed the gate, with the line that its frames go out on. */
export interface LiveSubscription extends ExecutionArgs {
  readonly live: { readonly socket: WebSocket; readonly operationId: string; readonly actor: Actor };
}

/** Answers a subscription: an iterable of results that ends with it, or one result where it cannot begin. */
export type SubscribeLive = (
  subscription: LiveSubscription,
) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
