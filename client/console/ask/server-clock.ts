import { boundsOfAnswer, narrow, type ClockBounds } from "./server-clock.rules.js";

/** The server's clock as far as its answers tell it; the clock of the machine on the desk is trusted for durations only. */
export class ServerClock {
  private bounds: ClockBounds | null = null;

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Learns from an answer that was asked and came at these times of this machine. */
  learn(askedAt: number, cameAt: number, dateHeader: string | null): void {
    const date = Date.parse(dateHeader ?? "");
    if (!Number.isNaN(date)) this.bounds = narrow(this.bounds, boundsOfAnswer(askedAt, cameAt, date));
  }

  private get offset(): number {
    return this.bounds === null ? 0 : (this.bounds.least + this.bounds.most) / 2;
  }
}

/** The one server's one clock. */
export const serverClock = new ServerClock();
