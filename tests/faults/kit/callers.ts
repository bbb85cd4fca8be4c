import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

const REPORT = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code } } }`;
/** Every so many calls of a caller who reports are reports. */
const REPORT_EVERY = 4;
const PATIENCE_MS = 30_000;
/** Seconds that a caller may be told to wait. */
const MOST_RETRY_AFTER = 2;

/** Who calls where, how many at once, and what they ask. */
export interface CallersOptions {
  readonly port: number;
  readonly tokens: readonly string[];
  readonly count: number;
  readonly query: string;
  readonly isReporting: boolean;
}

/** Many people who call one server without a rest and do as they are told where it says that it is too busy. */
export class Callers {
  answered = 0;
  refused = 0;
  slowestRefusalMs = 0;
  faults: string[] = [];
  /** When each caller began the call that was answered last at its first try. */
  private readonly wellSince: number[];
  private isStopping = false;
  private readonly working: Promise<unknown>;

  constructor(private readonly options: CallersOptions) {
    this.wellSince = Array.from({ length: options.count }, () => Number.NEGATIVE_INFINITY);
    this.working = Promise.all(this.wellSince.map((_, nth) => this.work(nth)));
  }

  /** Counts anew. */
  forget(): void {
    [this.answered, this.refused, this.slowestRefusalMs] = [0, 0, 0];
  }

  /** Whether the last call of everybody was begun after an instant and answered. */
  areAllWell(since: number): boolean {
    return this.wellSince.every((at) => at > since);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.working;
  }

  private async work(nth: number): Promise<void> {
    for (let round = nth; !this.isStopping; round += 1) {
      const startedAt = performance.now();
      const isWell = await this.call(nth, this.options.isReporting && round % REPORT_EVERY === 0).catch(
        (error: unknown) => {
          this.faults.push(String(error));
          return false;
        },
      );
      this.wellSince[nth] = isWell ? startedAt : Number.NEGATIVE_INFINITY;
      await sleep(isWell ? 20 : 1_000 * Math.random());
    }
  }

  /** True where it was answered. */
  private async call(nth: number, isReport: boolean): Promise<boolean> {
    const { port, tokens, query } = this.options;
    const startedAt = performance.now();
    const location = { longitude: 118.4 + Math.random() / 4, latitude: 35.6 + Math.random() / 4 };
    const input = { idempotencyKey: randomUUID(), description: "占道经营", source: "GRID_WORKER", location };
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens[nth % tokens.length]}` },
      body: JSON.stringify(isReport ? { query: REPORT, variables: { input } } : { query }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (response.status === 503) {
      this.refused += 1;
      const ms = performance.now() - startedAt;
      this.slowestRefusalMs = Math.max(this.slowestRefusalMs, ms);
      const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
      if (!(seconds <= MOST_RETRY_AFTER)) this.faults.push(`told to come back after ${seconds} s`);
      return false;
    }
    if (response.status !== 200 || text.includes('"errors"')) this.faults.push(`${response.status} ${text}`);
    else this.answered += 1;
    return true;
  }
}
