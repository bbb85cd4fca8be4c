import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { withinTime } from "../../kernel/within-time.js";

/** What the process counts; every label has a bounded set of values, none of them the caller's own text. */
export interface Metrics {
  /** One answered HTTP request, by the pattern of its route. */
  countRequest(labels: { readonly route: string; readonly method: string; readonly status: number }): void;
  /** One answered operation, by its first root field, with what came of it. */
  countOperation(labels: OperationLabels, seconds: number): void;
  /** A gauge that is read when somebody looks; it is left out of the page where that fails or takes too long. */
  addGauge(name: string, help: string, read: () => number | Promise<number>): void;
  readonly contentType: string;
  /** The page that Prometheus reads. */
  page(): Promise<string>;
}

interface OperationLabels {
  readonly kind: "query" | "mutation" | "subscription";
  readonly field: string;
  readonly outcome: "answered" | "refused" | "failed";
}

const SLOWEST_READ_MS = 2_000;
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Makes the metrics of one server; each has a registry of its own, so that several can live in one process. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "muster_" });
  const requests = new Counter({
    name: "muster_http_requests_total",
    help: "HTTP requests answered",
    labelNames: ["route", "method", "status"],
    registers,
  });
  const operations = new Histogram({
    name: "muster_graphql_operation_seconds",
    help: "GraphQL operations answered, by first root field",
    labelNames: ["kind", "field", "outcome"],
    buckets: SECONDS,
    registers,
  });
  return {
    countRequest: ({ route, method, status }) => requests.inc({ route, method, status: String(status) }),
    countOperation: (labels, seconds) => operations.observe({ ...labels }, seconds),
    addGauge(name, help, read) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers,
        async collect() {
          // A page without it says more than no page, which is what one failure of a database would make of all figures.
          const value = await withinTime(Promise.resolve().then(read), SLOWEST_READ_MS).catch(() => null);
          if (value === null) gauge.remove();
          else gauge.set(value);
        },
      });
    },
    contentType: registry.contentType,
    page: () => registry.metrics(),
  };
}
