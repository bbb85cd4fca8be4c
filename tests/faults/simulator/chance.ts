/** Chance that a seed decides: the same seed, the same story. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to below `most`. */
  below(most: number): number {
    // Mulberry32: small, and good enough to choose what happens next.
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  of<Value>(some: readonly [Value, ...Value[]]): Value {
    return some[this.below(some.length)] ?? some[0];
  }
}
