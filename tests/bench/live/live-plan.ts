/** How much of everything. */
export interface LivePlan {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How many messages a second are delivered to all subscribers together. */
  readonly deliveriesPerSecond: number;
  readonly windowMs: number;
  readonly warmMs: number;
  readonly idleSubscribers: number;
  readonly idleRounds: number;
  readonly timedSubscribers: number;
  readonly entriesPerSecond: number;
}
