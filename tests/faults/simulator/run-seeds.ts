// Run in a Node of its own, so that the built product can be run with a defect: plays so many seeds from a first one on, to the end or
// to the first that fails, and writes what came of each as a line of JSON.
import { simulate } from "./simulate.js";

const [first = "0", count = "1", until] = process.argv.slice(2);
for (let seed = Number(first); seed < Number(first) + Number(count); seed += 1) {
  const { entries, violations, story } = await simulate(seed);
  const hasFailed = violations.length > 0;
  process.stdout.write(`${JSON.stringify({ seed, entries, violations, ...(hasFailed ? { story } : {}) })}\n`);
  if (hasFailed && until === "until-one-fails") break;
}
