export { makeMetrics, type Metrics } from "./make-metrics.js";
