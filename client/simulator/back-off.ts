import { MusterError } from "../muster-error.js";

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Whether an error says that the server is away or has too much to do, so that the same thing is worth another try. */
export function isWorthWaiting(error: unknown): error is MusterError {
  if (!(error instanceof MusterError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

/** Keeps everybody quiet while the server is away or overloaded: twice as long each time, at least as long as it asks for. */
export class BackOff {
  private untilMs = 0;
  private failures = 0;

  constructor(private readonly now: () => number = Date.now) {}

  get isQuiet(): boolean {
    return this.now() < this.untilMs;
  }

  failed({ retryAfterSeconds }: MusterError): void {
    // Several requests that failed together count once.
    if (this.isQuiet) return;
    const wait = Math.max(retryAfterSeconds * 1_000, Math.min(FIRST_MS * 2 ** this.failures, LONGEST_MS));
    this.failures += 1;
    this.untilMs = this.now() + wait;
  }

  succeeded(): void {
    if (!this.isQuiet) this.failures = 0;
  }
}
