import type { ExecutionResult } from "graphql";

/** What graphql-ws holds of a subscription: it yields nothing, since frames go out by the group, and ends when the subscription does. */
export class LiveIterable implements AsyncGenerator<ExecutionResult, void, void> {
  private readonly ended = Promise.withResolvers<IteratorReturnResult<void>>();
  private onEnd: () => void = () => undefined;

  constructor() {
    // Nobody may be waiting yet when it fails.
    this.ended.promise.catch(() => undefined);
  }

  /** Called once the reader has left or the subscription has failed. */
  whenEnded(act: () => void): void {
    this.onEnd = act;
  }

  /** Ends it with an error that the reader is told. */
  fail(error: unknown): void {
    this.ended.reject(error);
    this.onEnd();
  }

  next(): Promise<IteratorResult<ExecutionResult, void>> {
    return this.ended.promise;
  }

  return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.ended.resolve({ done: true, value: undefined });
    this.onEnd();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    this.fail(error);
    return this.ended.promise;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
