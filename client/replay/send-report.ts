import { z } from "zod";
import type { MusterClient } from "../muster-client.js";
import { MusterError } from "../muster-error.js";
import type { Time } from "./pace.js";
import type { ReportInput } from "./report-input.js";

const document = `mutation ReplayReport($input: ReportIncidentInput!) {
  reportIncident(input: $input) {
    incident { number status routing { needsOperator } }
    refusal { code message }
  }
}`;
const answerForm = z.object({
  reportIncident: z.object({
    incident: z
      .object({ number: z.string(), status: z.string(), routing: z.object({ needsOperator: z.boolean() }).nullable() })
      .nullable(),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
});

/** What became of a report: filed or refused by the server, or lost; `isServerGone` says that trying the next one is no use. */
export type Outcome = { retries: number; latencyMs: number } & (
  | { kind: "accepted"; status: string; needsOperator: boolean }
  | { kind: "refused"; code: string; message: string }
  | { kind: "lost"; code: string; message: string; isServerGone: boolean }
);

/** Waits between tries in milliseconds, about a minute in all. */
export const defaultBackOff: readonly number[] = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 20_000];

/** What sending needs: the line to the server, how to sign in anew, the clock, and how long to wait between tries. */
export interface Sender {
  client: MusterClient;
  signIn: () => Promise<void>;
  time: Time;
  backOff: readonly number[];
}

/** Sends one report and, while the server is away or busy, sends it again under the same key, so it is filed once. */
export async function sendReport(sender: Sender, input: ReportInput, signal: AbortSignal): Promise<Outcome> {
  let mustSignIn = false;
  for (let retries = 0; ; retries += 1) {
    const sentAt = sender.time.now();
    try {
      if (mustSignIn) await sender.signIn();
      const { reportIncident } = await sender.client.request(document, { input }, answerForm);
      return { ...outcomeOf(reportIncident), retries, latencyMs: sender.time.now() - sentAt };
    } catch (error) {
      const problem = asMusterError(error);
      const pause = sender.backOff[retries];
      if (pause === undefined || signal.aborted || !isWorthRetrying(problem)) {
        const { code, message } = problem;
        return {
          kind: "lost",
          code,
          message,
          isServerGone: isServerGone(problem),
          retries,
          latencyMs: sender.time.now() - sentAt,
        };
      }
      mustSignIn = problem.code === "UNAUTHENTICATED";
      await sender.time.sleep(Math.max(pause, problem.retryAfterSeconds * 1_000), signal);
    }
  }
}

function outcomeOf({ incident, refusal }: z.infer<typeof answerForm>["reportIncident"]) {
  if (incident)
    return {
      kind: "accepted",
      status: incident.status,
      needsOperator: incident.routing?.needsOperator ?? false,
    } as const;
  return { kind: "refused", code: refusal?.code ?? "NO_INCIDENT", message: refusal?.message ?? "" } as const;
}

function asMusterError(error: unknown): MusterError {
  return error instanceof MusterError ? error : new MusterError(200, "UNREADABLE_ANSWER", String(error));
}

function isWorthRetrying({ status, code }: MusterError): boolean {
  return status === 0 || status === 429 || status >= 500 || ["INTERNAL_SERVER_ERROR", "UNAUTHENTICATED"].includes(code);
}

function isServerGone({ status }: MusterError): boolean {
  return [0, 502, 503, 504].includes(status);
}
