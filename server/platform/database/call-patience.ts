import { AsyncLocalStorage } from "node:async_hooks";

/** One call from outside, and whether it has had its turn at the database. */
interface Call {
  hasBegun: boolean;
}

const calls = new AsyncLocalStorage<Call>();

/** A call that got no connection within its time. */
export class NoTurn extends Error {}

/** Runs the work of one call; throws NoTurn where it has got no connection within so many milliseconds. Who has begun is left to finish. */
export async function withPatience<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  const call: Call = { hasBegun: false };
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => call.hasBegun || reject(new NoTurn()), milliseconds);
  try {
    return await Promise.race([calls.run(call, work), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** What has to be known of a call before its own work begins; connections that this takes are not its turn. */
export function beforeItsTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  return calls.exit(work);
}

/** The work of the present call, where there is one, has got a connection. */
export function noteTurn(): void {
  const call = calls.getStore();
  if (call !== undefined) call.hasBegun = true;
}
