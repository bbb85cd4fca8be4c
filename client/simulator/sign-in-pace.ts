/** The server takes 60 sign-ins a minute from one address, and the people at this machine share it. */
const BETWEEN_MS = 2_000;
/** So many may follow at once, so that the first reports need not wait. */
const BURST = 20;

/** Lets sign-ins through one after the other, few at once and then slowly; holds off where the server says that there were too many. */
export class SignInPace {
  /** The instant from which the whole burst would be free again. */
  private nextMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes a turn and says how long to wait until it comes. */
  takeTurn(): number {
    const now = this.now();
    this.nextMs = Math.max(this.nextMs, now - BURST * BETWEEN_MS) + BETWEEN_MS;
    return Math.max(0, this.nextMs - now);
  }

  /** Lets nobody through for so long. */
  holdOff(milliseconds: number): void {
    this.nextMs = Math.max(this.nextMs, this.now() + milliseconds);
  }
}
