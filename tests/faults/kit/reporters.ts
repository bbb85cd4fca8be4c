import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const QUERY = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code message } } }`;
const answerForm = z.object({
  data: z.object({
    reportIncident: z.object({
      incident: z.object({ id: z.string() }).nullable(),
      refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  }),
});

/** How people report: where to, who, how many at once and how often each. */
export interface ReportersOptions {
  /** Asked before every try, since servers come and go. */
  readonly url: () => string;
  readonly token: string;
  readonly writers: number;
  /** The pause of each writer between two reports, on average: people keep no time with each other. */
  readonly everyMs: number;
}

/** People who report and go on trying under the same key until they are told that it was received; every tenth sends twice at once. */
export class Reporters {
  /** Key → incident, as acknowledged. */
  readonly acknowledged = new Map<string, string>();
  readonly faults: string[] = [];
  /** Tries that got no answer or were told to come back. */
  retries = 0;
  private isStopping = false;
  private readonly working: Promise<void>;

  constructor(private readonly options: ReportersOptions) {
    this.working = Promise.all(Array.from({ length: options.writers }, (_, writer) => this.work(writer))).then(
      () => undefined,
    );
  }

  /** Lets everybody finish what they have begun. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.working;
  }

  private async work(writer: number): Promise<void> {
    for (let round = 0; !this.isStopping; round += 1) {
      const key = randomUUID();
      const isDoubled = round % 10 === 9;
      await Promise.all([this.report(key, writer, round), ...(isDoubled ? [this.report(key, writer, round)] : [])]);
      await sleep(this.options.everyMs * 2 * Math.random());
    }
  }

  private async report(idempotencyKey: string, writer: number, round: number): Promise<void> {
    const location = { longitude: 118.4 + (writer % 4) * 0.08, latitude: 35.6 + (round % 20) * 0.02 };
    const input = { idempotencyKey, description: `占道经营 ${writer}-${round}`, source: "GRID_WORKER", location };
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const outcome = await this.send(input);
      if (outcome === null) {
        this.retries += 1;
        await sleep(60 + Math.random() * 60);
        continue;
      }
      const known = this.acknowledged.get(idempotencyKey);
      if (known !== undefined && known !== outcome)
        this.faults.push(`${idempotencyKey} was answered with ${known} and ${outcome}`);
      this.acknowledged.set(idempotencyKey, outcome);
      return;
    }
    this.faults.push(`${idempotencyKey} was never acknowledged`);
  }

  /** The incident's id; null where it is to be sent again. */
  private async send(input: object): Promise<string | null> {
    const { url, token } = this.options;
    try {
      const response = await fetch(`${url()}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: QUERY, variables: { input } }),
        signal: AbortSignal.timeout(8_000),
      });
      if (response.status >= 500) return null;
      const { reportIncident } = answerForm.parse(await response.json()).data;
      if (reportIncident.refusal !== null) this.faults.push(`refused: ${reportIncident.refusal.message}`);
      else if (reportIncident.incident === null)
        this.faults.push("a report was acknowledged and its incident is not there");
      return reportIncident.incident?.id ?? null;
    } catch {
      return null;
    }
  }
}
